#include "core/text/percent_encoding.hpp"

#include <cstddef>

#include "core/text/ascii.hpp"

namespace glueprint {
namespace {

constexpr std::size_t escape_bytes = 3;

// Whether an escape such as `%2F` begins there.
bool is_escape(std::string_view text, std::size_t at) {
  return text.size() - at >= escape_bytes && text[at] == '%' && is_hex_digit(text[at + 1]) &&
         is_hex_digit(text[at + 2]);
}

}  // namespace

std::string percent_encoded(std::string_view text, std::string_view kept) {
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

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_escape(text, i)) {
      result += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += escape_bytes - 1;
    } else {
      result += text[i];
    }
  }
  return result;
}

bool has_whole_escapes(std::string_view text) {
  for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    if (!is_escape(text, at)) return false;
  }
  return true;
}

}  // namespace glueprint
