#pragma once

#include <string>
#include <string_view>

namespace glueprint {

// Text from elsewhere, fit for a line on a terminal: control characters (C0, DEL, C1) and bytes
// that are no UTF-8 become escapes such as `\n` and `\x1b`; all else stays as it is.
std::string printable(std::string_view text);

}  // namespace glueprint
