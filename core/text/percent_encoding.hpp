#pragma once

#include <string>
#include <string_view>

#include "core/text/ascii.hpp"

namespace glueprint {

// Escapes all but the unreserved characters of RFC 3986, and `kept`.
inline std::string percent_encoded(std::string_view text, std::string_view kept = "") {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view unreserved = "-._~";
  std::string result;
  for (const char c : text) {
    if (is_letter(c) || is_digit(c) || unreserved.find(c) != std::string_view::npos ||
        kept.find(c) != std::string_view::npos) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += {'%', digits[byte >> 4], digits[byte & 0xf]};
    }
  }
  return result;
}

}  // namespace glueprint
