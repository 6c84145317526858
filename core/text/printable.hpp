#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace glueprint {

// Text from elsewhere, fit for a line on a terminal: control characters (C0, DEL, C1) and bytes
// that are no UTF-8 become escapes such as `\n` and `\x1b`; all else stays as it is.
std::string printable(std::string_view text);

// A text, or its beginning and `...` when it is longer than `bytes_max`. It is cut between
// characters.
std::string shortened(std::string_view text, std::size_t bytes_max);

// Text from elsewhere as it stands in a message: in double quotes, shortened and printable, with a
// backslash before quotes and backslashes of its own.
std::string in_quotes(std::string_view text);

}  // namespace glueprint
