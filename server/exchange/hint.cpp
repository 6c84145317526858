#include "server/exchange/hint.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/text/percent_encoding.hpp"
#include "core/text/printable.hpp"

namespace glueprint {
namespace {

constexpr std::string_view ellipsis = "...";

// The visible characters of ASCII that percent_encoded would escape; `%` and the comma stay out.
constexpr std::string_view visible = "!\"#$&'()*+/:;<=>?@[\\]^`{|}";

}  // namespace

std::string hint_value(std::string_view text) {
  auto value = printable(text.substr(0, hint_chars_max));
  std::replace_if(
      value.begin(), value.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  const auto is_cut = text.size() > hint_chars_max || value.size() > hint_chars_max;
  if (is_cut) value.replace(hint_chars_max - ellipsis.size(), std::string::npos, ellipsis);
  return value;
}

std::string rule_value(const std::vector<std::string_view>& ids) {
  std::string value;
  for (const auto id : ids) {
    if (!value.empty()) value += ',';
    const auto encoded = percent_encoded(id, visible);
    if (value.size() + encoded.size() + 1 + ellipsis.size() > hint_chars_max) {
      return value.append(ellipsis);
    }
    value += encoded;
  }
  return value;
}

}  // namespace glueprint
