#pragma once

#include <string>

namespace glueprint {

// The manual page glueprint(1), in troff: the commands, and the flags of `serve`.
std::string man_page();

}  // namespace glueprint
