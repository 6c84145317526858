#pragma once

namespace glueprint {

// What the parameters of a run are held to: their types, formats and allowed values, the types
// alone, or nothing.
enum class ParameterChecks { full, types, off };

}  // namespace glueprint
