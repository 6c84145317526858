#include "server/documents/mistake_words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/printable.hpp"
#include "server/documents/schema_patterns.hpp"

namespace glueprint {

using nlohmann::json;

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
