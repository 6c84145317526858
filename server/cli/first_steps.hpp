#pragma once

#include <cstdint>
#include <string>

#include "core/options.hpp"

namespace glueprint {

// What somebody who has started a server on a terminal may want to do first: the address of the
// console and, when there is the demo, a command that shows one of its runs.
std::string first_steps(Options options, std::uint16_t port);

}  // namespace glueprint
