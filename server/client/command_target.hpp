#pragma once

#include <string>

#include "server/client/commands.hpp"

namespace glueprint {

// The target of the request that a command sends: the path of its route, with arguments in place of
// its `{name}`s, and the query that its flags make. Throws std::invalid_argument.
std::string target_of(const ServerCommand& command, const CommandInput& input);

}  // namespace glueprint
