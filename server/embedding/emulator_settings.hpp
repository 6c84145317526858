#pragma once

#include <glueprint/emulator.hpp>

#include "core/options.hpp"

namespace glueprint {

// The options of `serve`, with each member as its flag. The environment is not read. Throws
// std::invalid_argument with the line that the command line would print.
Options read_emulator_options(const EmulatorOptions& wanted);

}  // namespace glueprint
