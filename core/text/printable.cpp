#include "core/text/printable.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "core/text/utf8.hpp"

namespace glueprint {
namespace {

// The most of a text that a message quotes.
constexpr std::size_t quoted_bytes_max = 80;

constexpr std::string_view ellipsis = "...";

bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return first < 0x20 || first == 0x7F;
  return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

void escape(std::string& out, char byte) {
  switch (byte) {
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(byte));
  }
}

// Appends the text as it can be shown, with a backslash before each character of `escaped`.
void append_printable(std::string& out, std::string_view text, std::string_view escaped) {
  while (!text.empty()) {
    const auto length = character_length(text);
    const auto character = text.substr(0, std::max<std::size_t>(length, 1));
    if (length == 0 || is_control(character)) {
      for (const char byte : character) escape(out, byte);
    } else {
      if (escaped.find(character) != std::string_view::npos) out += '\\';
      out += character;
    }
    text.remove_prefix(character.size());
  }
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_printable(out, text, "");
  return out;
}

std::string shortened(std::string_view text, std::size_t bytes_max) {
  std::string result{whole_characters(text, bytes_max)};
  if (result.size() < text.size()) result += ellipsis;
  return result;
}

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  append_printable(result, shortened(text, quoted_bytes_max), "\"\\");
  return result += '"';
}

}  // namespace glueprint
