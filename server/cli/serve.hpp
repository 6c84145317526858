#pragma once

#include "core/options.hpp"

namespace glueprint {

// Runs the server until SIGINT or SIGTERM; a second signal ends it at once. Returns the exit
// status: 2 when fixtures have mistakes, which are then on standard error. Throws what is wrong
// with the options, the data file or the address.
int serve(const Options& options);

}  // namespace glueprint
