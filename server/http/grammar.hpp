#pragma once

#include <algorithm>
#include <string_view>

#include "core/text/ascii.hpp"

namespace glueprint {

// tchar of RFC 9110, 5.6.2.
constexpr bool is_token_char(char c) {
  return is_letter(c) || is_digit(c) ||
         std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
}

constexpr bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

// What a field value or a quoted string may hold (RFC 9110, 5.5): printable ASCII, space, tab and
// bytes beyond ASCII.
constexpr bool is_text_char(char c) {
  return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
}

constexpr bool is_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_text_char);
}

// Calls `visit` with each element of a comma-separated list, without the blanks around it; empty
// ones too.
template <typename Visit>
constexpr void for_each_element(std::string_view list, Visit visit) {
  for (;;) {
    const auto comma = list.find(',');
    visit(trimmed(list.substr(0, comma)));
    if (comma == std::string_view::npos) return;
    list.remove_prefix(comma + 1);
  }
}

}  // namespace glueprint
