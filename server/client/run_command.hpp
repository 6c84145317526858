#pragma once

#include <ostream>

#include "server/client/commands.hpp"
#include "server/client/http_client.hpp"

namespace glueprint {

// A command for a running server, with all that it needs.
struct CommandCall {
  const ServerCommand* command = nullptr;
  CommandInput input;
  ServerAccess access;
};

// Asks the server and prints its answer: for people, or as JSON. Returns 0, or 1 when a
// verification does not hold. Throws NoAnswer, and std::invalid_argument for what the server
// refuses, with its words.
int run_command(const CommandCall& call, std::ostream& out);

}  // namespace glueprint
