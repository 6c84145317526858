#pragma once

#include <cstddef>
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

// Whether text is UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing beyond U+10FFFF.
inline bool is_utf8(std::string_view text) {
  std::size_t at = 0;
  const auto byte_at = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  while (at < text.size()) {
    const auto first = byte_at(at);
    const std::size_t more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    if ((first >= 0x80 && first < 0xC2) || first > 0xF4 || text.size() - at <= more) return false;
    std::uint32_t code_point = more == 0 ? first : first & (0x3FU >> more);
    for (std::size_t i = 1; i <= more; ++i) {
      if ((byte_at(at + i) & 0xC0) != 0x80) return false;
      code_point = code_point << 6 | (byte_at(at + i) & 0x3FU);
    }
    const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    const bool is_overlong =
        (more == 2 && code_point < 0x800) || (more == 3 && code_point < 0x10000);
    if (is_surrogate || is_overlong || code_point > 0x10FFFF) return false;
    at += more + 1;
  }
  return true;
}

}  // namespace glueprint
