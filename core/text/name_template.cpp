#include "core/text/name_template.hpp"

#include <utility>

namespace glueprint {
namespace {

bool takes_twice(std::string_view& text, char brace) {
  if (text.size() < 2 || text[0] != brace || text[1] != brace) return false;
  text.remove_prefix(2);
  return true;
}

// Takes `{Name}` off the text; nothing when it is not closed or holds no name.
std::optional<std::string> take_name(std::string_view& text) {
  const auto end = text.find_first_of("{}", 1);
  if (end == std::string_view::npos || text[end] != '}' || end == 1) return std::nullopt;
  std::string name{text.substr(1, end - 1)};
  text.remove_prefix(end + 1);
  return name;
}

}  // namespace

std::optional<std::vector<TemplatePart>> read_template(std::string_view text) {
  std::vector<TemplatePart> parts;
  std::string plain;
  while (!text.empty()) {
    if (takes_twice(text, '{')) {
      plain += '{';
    } else if (takes_twice(text, '}')) {
      plain += '}';
    } else if (text.front() == '{') {
      auto name = take_name(text);
      if (!name) return std::nullopt;
      if (!plain.empty()) parts.push_back({std::exchange(plain, {}), false});
      parts.push_back({*std::move(name), true});
    } else if (text.front() == '}') {
      return std::nullopt;
    } else {
      plain += text.front();
      text.remove_prefix(1);
    }
  }
  if (!plain.empty()) parts.push_back({std::move(plain), false});
  return parts;
}

std::string escape_template(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '{' || c == '}') escaped += c;
    escaped += c;
  }
  return escaped;
}

}  // namespace glueprint
