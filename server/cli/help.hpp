#pragma once

#include <string>

namespace glueprint {

// The text of --help: at most 100 columns wide, the flags of `serve` in their groups.
std::string help_text();

// The text of --version.
std::string version_text();

}  // namespace glueprint
