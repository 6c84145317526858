#include "server/model/input_types.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <nlohmann/json.hpp>

#include "core/text/ascii.hpp"
#include "server/model/wording.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

// What a scalar is called by the JSON parser behind AWS's front end.
std::string_view token_name(const json& scalar) {
  if (scalar.is_boolean()) return scalar.get<bool>() ? "TRUE_VALUE" : "FALSE_VALUE";
  return scalar.is_string() ? "STRING_VALUE" : "NUMBER_VALUE";
}

std::optional<std::string> not_a(std::string_view type, const json& value) {
  if (value.is_object()) return std::string{wording::structure_not_expected};
  if (value.is_array()) return std::string{wording::list_not_expected};
  return wording::not_convertible(token_name(value), type);
}

std::optional<std::string> fit_string(const json& value) {
  return value.is_string() ? std::nullopt : not_a("String", value);
}

std::optional<std::string> fit_integer(json& value) {
  if (!value.is_number()) return not_a("Integer", value);
  using Int32 = std::numeric_limits<std::int32_t>;
  const auto clamped = std::clamp<double>(value.get<double>(), Int32::min(), Int32::max());
  value = static_cast<std::int32_t>(clamped);
  return std::nullopt;
}

std::optional<std::string> fit_boolean(json& value) {
  if (value.is_boolean()) return std::nullopt;
  if (!value.is_string()) return not_a("Boolean", value);
  const auto text = lower(value.get_ref<const std::string&>());
  const bool is_true = text == "true" || text == "1" || text == "yes";
  const bool is_false = text == "false" || text == "0" || text == "no";
  if (!is_true && !is_false) return not_a("Boolean", value);
  value = is_true;
  return std::nullopt;
}

// Fits the elements of a list or the values of a map, which are strings: the model's loader sees to
// that.
std::optional<std::string> fit_elements(const json& container) {
  for (const auto& element : container) {
    if (element.is_null()) continue;
    if (auto violation = fit_string(element)) return violation;
  }
  return std::nullopt;
}

std::optional<std::string> fit_list(const json& value) {
  if (value.is_array()) return fit_elements(value);
  if (value.is_object()) return std::string{wording::structure_not_expected};
  return std::string{wording::list_expected};
}

std::optional<std::string> fit_map(const json& value) {
  if (value.is_object()) return fit_elements(value);
  if (value.is_array()) return std::string{wording::list_not_expected};
  return std::string{wording::map_expected};
}

std::optional<std::string> fit_member(ShapeType type, json& value) {
  switch (type) {
    case ShapeType::boolean:
      return fit_boolean(value);
    case ShapeType::integer:
      return fit_integer(value);
    case ShapeType::list:
      return fit_list(value);
    case ShapeType::map:
      return fit_map(value);
    default:
      return fit_string(value);
  }
}

}  // namespace

std::optional<std::string> fit_types(const Shape& input, json& value) {
  auto& object = value.get_ref<json::object_t&>();
  for (auto entry = object.begin(); entry != object.end();) {
    const Member* const member = input.find_member(entry->first);
    if (!member || entry->second.is_null()) {
      entry = object.erase(entry);
      continue;
    }
    if (auto violation = fit_member(member->shape->type, entry->second)) return violation;
    ++entry;
  }
  return std::nullopt;
}

}  // namespace glueprint
