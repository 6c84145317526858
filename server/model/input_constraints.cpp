#include "server/model/input_constraints.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "core/text/utf8.hpp"
#include "server/model/violations.hpp"
#include "server/model/wording.hpp"

namespace glueprint {

namespace {

bool breaks_pattern(const Shape& shape, std::string_view text) {
  return shape.pattern && !shape.matches(text);
}

bool breaks_enum(const Shape& shape, std::string_view text) {
  return !shape.values.empty() &&
         std::find(shape.values.begin(), shape.values.end(), text) == shape.values.end();
}

bool breaks_range(const Shape& shape, std::int64_t measured) {
  return (shape.min && measured < *shape.min) || (shape.max && measured > *shape.max);
}

// Decodes the code points only when the number of bytes does not decide: a unit takes one to three.
bool breaks_length(const Shape& shape, std::string_view text) {
  const auto bytes = static_cast<std::int64_t>(text.size());
  const bool is_open = (shape.min && bytes < 3 * *shape.min) || (shape.max && bytes > *shape.max);
  return is_open && breaks_range(shape, utf16_length(text));
}

bool breaks_string(const Shape& shape, std::string_view text) {
  return breaks_pattern(shape, text) || breaks_enum(shape, text) || breaks_length(shape, text);
}

// Whether an element of a list, or a value of a map, breaks its shape. A null does not.
bool is_broken(const Shape& shape, const JsonValue& element) {
  return !element.is_null() && breaks_string(shape, element.text());
}

void check_range(const Member& member, const Input::Value& value, std::string_view measure,
                 std::int64_t measured, Violations& violations) {
  const Shape& shape = *member.shape;
  if (shape.min && measured < *shape.min) {
    violations.add(member, value, wording::at_least(measure, *shape.min));
  }
  if (shape.max && measured > *shape.max) {
    violations.add(member, value, wording::at_most(measure, *shape.max));
  }
}

void check_string(const Member& member, const Input::Value& value, Violations& violations) {
  const auto text = value.json->text();
  const Shape& shape = *member.shape;
  if (breaks_pattern(shape, text)) violations.add(member, value, wording::pattern(shape));
  if (breaks_enum(shape, text)) violations.add(member, value, wording::enum_set(shape));
  if (breaks_length(shape, text)) {
    check_range(member, value, "length", utf16_length(text), violations);
  }
}

void check_list(const Member& member, const Input::Value& value, Violations& violations) {
  const auto& list = *value.json;
  check_range(member, value, "length", std::distance(list.begin(), list.end()), violations);
  const Shape& shape = *member.shape->element;
  if (std::any_of(list.begin(), list.end(),
                  [&](const JsonValue& element) { return is_broken(shape, element); })) {
    violations.add(member, value, wording::elements(shape));
  }
}

void check_map(const Member& member, const Input::Value& value, Violations& violations) {
  const auto entries = members_by_name(*value.json);
  check_range(member, value, "length", std::ssize(entries), violations);
  const Shape& key_shape = *member.shape->key;
  const Shape& value_shape = *member.shape->element;
  if (std::any_of(entries.begin(), entries.end(),
                  [&](const auto& entry) { return breaks_string(key_shape, entry.first); })) {
    violations.add(member, value, wording::map_keys(key_shape));
  }
  if (std::any_of(entries.begin(), entries.end(),
                  [&](const auto& entry) { return is_broken(value_shape, *entry.second); })) {
    violations.add(member, value, wording::map_values(value_shape));
  }
}

void check_member(const Member& member, const Input::Value& value, Violations& violations) {
  switch (member.shape->type) {
    case ShapeType::integer:
      return check_range(member, value, "value", value.number, violations);
    case ShapeType::string:
      return check_string(member, value, violations);
    case ShapeType::list:
      return check_list(member, value, violations);
    case ShapeType::map:
      return check_map(member, value, violations);
    default:
      return;
  }
}

}  // namespace

std::optional<std::string> find_broken_constraints(const Input& input) {
  Violations violations;
  for (const auto& member : input.shape().members) {
    const auto& value = input[member];
    if (value) {
      check_member(member, value, violations);
    } else if (member.required) {
      violations.add(member, value, wording::not_null);
    }
  }
  return violations.message();
}

}  // namespace glueprint
