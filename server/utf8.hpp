#pragma once

#include <cstdint>
#include <string_view>

namespace glueprint {

// The length of valid UTF-8 as Java counts it: in UTF-16 code units. A code point of four bytes is
// a pair of them.
inline std::int64_t utf16_length(std::string_view text) {
  std::int64_t length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool begins_code_point = (byte & 0xC0) != 0x80;
    length += (begins_code_point ? 1 : 0) + (byte >= 0xF0 ? 1 : 0);
  }
  return length;
}

}  // namespace glueprint
