#pragma once

#include <filesystem>
#include <vector>

namespace glueprint {

// Reads fixtures, and blueprints in archives and folders, and prints every mistake, one a line, on
// standard output. Returns 1 when there is one, else 0 after a line that says what was found.
// Throws UsageError for a path that is not there.
int check(const std::vector<std::filesystem::path>& paths);

}  // namespace glueprint
