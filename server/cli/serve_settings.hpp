#pragma once

#include <string>
#include <vector>

#include "core/options.hpp"
#include "server/cli/settings.hpp"

namespace glueprint {

// The flags of `serve`. Throws UsageError.
Settings read_serve_settings(const std::vector<std::string>& arguments);

// The options of the server that runs here: those of the environment and, in a container, of the
// flags that it was started with.
Options options_of_running(const Environment& environment);

}  // namespace glueprint
