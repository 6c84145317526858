#include "server/documents/json_texts.hpp"

#include <cstddef>

#include "server/documents/json_document.hpp"

namespace glueprint {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// Where the string ends that begins at `begin`: behind its closing quote.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  for (std::size_t at = begin + 1; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return text.size();
}

// Where the object or array ends that the text begins with; its end when it is not closed.
std::size_t end_of_value(std::string_view text) {
  std::size_t depth = 0;
  std::size_t at = text.find_first_of("[{");
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = end_of_string(text, at);
      continue;
    }
    ++at;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return at;
  }
  return text.size();
}

bool begins_value(std::string_view text) {
  const auto first = without_byte_order_mark(text).find_first_not_of(blanks);
  const auto c = first == text.npos ? '\0' : without_byte_order_mark(text)[first];
  return c == '{' || c == '[';
}

}  // namespace

std::vector<std::string_view> split_json_texts(std::string_view text) {
  std::vector<std::string_view> parts;
  while (begins_value(text)) {
    const auto end = end_of_value(text);
    const bool is_last = text.find_first_not_of(blanks, end) == text.npos;
    parts.push_back(text.substr(0, is_last ? text.size() : end));
    if (is_last) return parts;
    text.remove_prefix(end);
  }
  parts.push_back(text);
  return parts;
}

}  // namespace glueprint
