#pragma once

#include <string>

#include "core/options.hpp"

namespace glueprint {

// `http://localhost:4566`: where a server with these options is reached from its own machine.
std::string server_url(const Options& options);

}  // namespace glueprint
