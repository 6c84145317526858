#include "server/documents/schema_words.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/printable.hpp"
#include "server/documents/schema_patterns.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

// A type with the word that it has in messages.
constexpr std::array<std::pair<JsonType, std::string_view>, 7> type_words{
    {{json_object, "an object"},
     {json_array, "an array"},
     {json_string, "a string"},
     {json_boolean, "true or false"},
     {json_integer, "a whole number"},
     {json_number, "a number"},
     {json_null, "null"}}};

}  // namespace

unsigned types_of(const json& value) {
  switch (value.type()) {
    case json::value_t::object:
      return json_object;
    case json::value_t::array:
      return json_array;
    case json::value_t::string:
      return json_string;
    case json::value_t::boolean:
      return json_boolean;
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
      return json_integer | json_number;
    case json::value_t::number_float:
      return json_number;
    default:
      return json_null;
  }
}

bool takes(const Schema& schema, unsigned given) {
  return schema.types == 0 || (schema.types & given) != 0;
}

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

std::string expected(const Schema& schema) {
  if (!schema.title.empty()) return schema.title;
  if (schema.pattern != nullptr) return std::string{schema.pattern->expected};
  Words words;
  for (const auto& [type, word] : type_words) {
    if ((schema.types & type) != 0) words.emplace_back(word);
  }
  return joined(words);
}

std::string advice(const Schema& schema, const json& value) {
  if (schema.pattern == nullptr || schema.pattern->advice == nullptr) return {};
  if (value.is_string()) return schema.pattern->advice(value.get_ref<const std::string&>());
  return value.is_number() ? schema.pattern->advice(value.dump()) : "";
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
