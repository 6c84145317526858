#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace glueprint {

// The bytes of the UTF-8 character (RFC 3629) that a text begins with; 0 when it is empty or begins
// with none. There are no overlong forms, no surrogates and nothing beyond U+10FFFF.
std::size_t character_length(std::string_view text);

// Whether a text is UTF-8 from its beginning to its end.
bool is_utf8(std::string_view text);

// The length of valid UTF-8 as Java counts it: in UTF-16 code units. A code point of four bytes is
// a pair of them.
std::int64_t utf16_length(std::string_view text);

// The beginning of a text, of at most `bytes_max` bytes, that cuts no character in two. Bytes that
// are no UTF-8 are characters of their own.
std::string_view whole_characters(std::string_view text, std::size_t bytes_max);

}  // namespace glueprint
