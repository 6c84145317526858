#pragma once

#include <ostream>

#include "server/client/run_command.hpp"

namespace glueprint {

// Prints the requests that the journal has, then each one when it has been answered. It ends with
// NoAnswer when the server does, and with the output.
int follow_journal(const CommandCall& call, std::ostream& out);

}  // namespace glueprint
