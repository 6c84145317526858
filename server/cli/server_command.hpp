#pragma once

#include <string>
#include <vector>

#include "server/cli/settings.hpp"
#include "server/client/run_command.hpp"

namespace glueprint {

// Reads a command for a running server. Without --url the variable GLUEPRINT_URL names the server,
// else the settings of `serve` in the environment do; without --admin-token its variable is taken.
// Throws UsageError.
CommandCall read_server_command(const std::vector<std::string>& arguments,
                                const Environment& environment);

}  // namespace glueprint
