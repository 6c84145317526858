#include "server/model/input_types.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "core/text/ascii.hpp"
#include "server/model/wording.hpp"

namespace glueprint {

namespace {

using Kind = JsonValue::Kind;

// What a scalar is called by the JSON parser behind AWS's front end.
std::string_view token_name(const JsonValue& scalar) {
  if (scalar.kind() == Kind::yes) return "TRUE_VALUE";
  if (scalar.kind() == Kind::no) return "FALSE_VALUE";
  return scalar.is_text() ? "STRING_VALUE" : "NUMBER_VALUE";
}

std::optional<std::string> not_a(std::string_view type, const JsonValue& value) {
  if (value.kind() == Kind::object) return std::string{wording::structure_not_expected};
  if (value.kind() == Kind::list) return std::string{wording::list_not_expected};
  return wording::not_convertible(token_name(value), type);
}

std::optional<std::string> fit_string(const JsonValue& value) {
  return value.is_text() ? std::nullopt : not_a("String", value);
}

std::optional<std::string> fit_integer(Input::Value& value) {
  if (value.json->kind() != Kind::number) return not_a("Integer", *value.json);
  using Int32 = std::numeric_limits<std::int32_t>;
  const auto clamped = std::clamp<double>(value.json->number(), Int32::min(), Int32::max());
  value.number = static_cast<std::int32_t>(clamped);
  return std::nullopt;
}

std::optional<std::string> fit_boolean(Input::Value& value) {
  const auto kind = value.json->kind();
  if (kind != Kind::yes && kind != Kind::no && kind != Kind::text) {
    return not_a("Boolean", *value.json);
  }
  const auto text = kind == Kind::text ? lower(value.json->text()) : std::string{};
  const bool is_true = kind == Kind::yes || text == "true" || text == "1" || text == "yes";
  const bool is_false = kind == Kind::no || text == "false" || text == "0" || text == "no";
  if (!is_true && !is_false) return not_a("Boolean", *value.json);
  value.number = is_true ? 1 : 0;
  return std::nullopt;
}

// The elements of a list and the values of a map are strings: the model's loader sees to that.
std::optional<std::string> fit_element(const JsonValue& element) {
  return element.is_null() ? std::nullopt : fit_string(element);
}

std::optional<std::string> fit_list(const JsonValue& value) {
  if (value.kind() == Kind::object) return std::string{wording::structure_not_expected};
  if (value.kind() != Kind::list) return std::string{wording::list_expected};
  for (const auto& element : value) {
    if (auto violation = fit_element(element)) return violation;
  }
  return std::nullopt;
}

std::optional<std::string> fit_map(const JsonValue& value) {
  if (value.kind() == Kind::list) return std::string{wording::list_not_expected};
  if (value.kind() != Kind::object) return std::string{wording::map_expected};
  for (const auto& [name, element] : members_by_name(value)) {
    if (auto violation = fit_element(*element)) return violation;
  }
  return std::nullopt;
}

std::optional<std::string> fit_member(ShapeType type, Input::Value& value) {
  switch (type) {
    case ShapeType::boolean:
      return fit_boolean(value);
    case ShapeType::integer:
      return fit_integer(value);
    case ShapeType::list:
      return fit_list(*value.json);
    case ShapeType::map:
      return fit_map(*value.json);
    default:
      return fit_string(*value.json);
  }
}

}  // namespace

std::optional<std::string> fit_types(const JsonValue& request, Input& input) {
  for (const auto& value : request) {
    const auto* member = input.shape().find_member(value.name());
    if (member) input[*member].json = value.is_null() ? nullptr : &value;
  }
  const Member* mistyped = nullptr;
  std::optional<std::string> first_violation;
  for (const auto& member : input.shape().members) {
    auto& value = input[member];
    if (!value || (mistyped && mistyped->name < member.name)) continue;
    auto violation = fit_member(member.shape->type, value);
    if (!violation) continue;
    first_violation = std::move(violation);
    mistyped = &member;
  }
  return first_violation;
}

}  // namespace glueprint
