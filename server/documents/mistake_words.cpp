#include "server/documents/mistake_words.hpp"

#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/printable.hpp"
#include "server/documents/schema_patterns.hpp"

namespace glueprint {

using nlohmann::json;

std::string kind_of(const json& value) {
  if (value.is_null()) return "null";
  const std::string_view name = value.type_name();
  return fmt::format("{} {}", value.is_structured() ? "an" : "a", name);
}

std::string shown(const json& value) {
  if (value.is_string()) return in_quotes(value.get_ref<const std::string&>());
  return value.is_primitive() ? value.dump() : kind_of(value);
}

std::string joined(const Words& words) {
  if (words.size() < 2) return words.empty() ? "something else" : words.front();
  return fmt::format("{} or {}", fmt::join(words.begin(), words.end() - 1, ", "), words.back());
}

std::optional<std::string> range_left_by(const json& value, const Schema& schema) {
  const auto* pattern = schema.pattern;
  if (value.is_string() && pattern != nullptr && pattern->has_form != nullptr) {
    const auto& text = value.get_ref<const std::string&>();
    if (!pattern->has_form(text) || pattern->matches(text)) return std::nullopt;
    return fmt::format("{} is out of range: {}", in_quotes(text), pattern->range);
  }
  if (!value.is_number() || !schema.min || !schema.max) return std::nullopt;
  const auto number = value.get<double>();
  if (number >= *schema.min && number <= *schema.max) return std::nullopt;
  return fmt::format("{} is out of range: {} must be from {} to {}", value.dump(),
                     schema.title.empty() ? "the number" : schema.title, *schema.min, *schema.max);
}

}  // namespace glueprint
