#pragma once

#include <glueprint/emulator.hpp>

#include "core/options.hpp"

namespace glueprint {

// The options that `serve` would have, had each been given as a flag. The environment is not asked.
// Throws std::invalid_argument with the line that the command line would print.
Options read_emulator_options(const EmulatorOptions& wanted);

}  // namespace glueprint
