#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace glueprint {

// A name out of an archive as a path below its root: without `.` and empty steps, with `/` for the
// backslashes of some tools. Nothing for a name that leads out, is absolute or empty.
std::optional<std::string> path_inside(std::string_view name);

// Where a symbolic link of that name leads, from the root, which is the empty path. Nothing when it
// leads out.
std::optional<std::string> link_target(std::string_view link, std::string_view target);

}  // namespace glueprint
