#pragma once

#include <string_view>

namespace glueprint {

// The version of the project, as the build names it.
inline constexpr std::string_view version = GLUEPRINT_VERSION;

}  // namespace glueprint
