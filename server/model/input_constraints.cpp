#include "server/model/input_constraints.hpp"

#include <algorithm>
#include <cstdint>

#include <nlohmann/json.hpp>

#include "core/text/utf8.hpp"
#include "server/model/violations.hpp"
#include "server/model/wording.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

bool breaks_pattern(const Shape& shape, const std::string& text) {
  return shape.pattern && !shape.matches(text);
}

bool breaks_enum(const Shape& shape, const std::string& text) {
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

bool breaks_string(const Shape& shape, const std::string& text) {
  return breaks_pattern(shape, text) || breaks_enum(shape, text) || breaks_length(shape, text);
}

// Whether an element of a list, or a value of a map, breaks its shape. A null does not.
bool holds_broken_element(const Shape& shape, const json& container) {
  return std::any_of(container.begin(), container.end(), [&](const json& element) {
    return !element.is_null() && breaks_string(shape, element.get_ref<const std::string&>());
  });
}

void check_range(const Member& member, const json& value, std::string_view measure,
                 std::int64_t measured, Violations& violations) {
  const Shape& shape = *member.shape;
  if (shape.min && measured < *shape.min) {
    violations.add(member, value, wording::at_least(measure, *shape.min));
  }
  if (shape.max && measured > *shape.max) {
    violations.add(member, value, wording::at_most(measure, *shape.max));
  }
}

void check_size(const Member& member, const json& container, Violations& violations) {
  check_range(member, container, "length", static_cast<std::int64_t>(container.size()), violations);
}

void check_string(const Member& member, const json& value, Violations& violations) {
  const auto& text = value.get_ref<const std::string&>();
  const Shape& shape = *member.shape;
  if (breaks_pattern(shape, text)) violations.add(member, value, wording::pattern(shape));
  if (breaks_enum(shape, text)) violations.add(member, value, wording::enum_set(shape));
  if (breaks_length(shape, text)) {
    check_range(member, value, "length", utf16_length(text), violations);
  }
}

void check_list(const Member& member, const json& list, Violations& violations) {
  check_size(member, list, violations);
  const Shape& element = *member.shape->element;
  if (holds_broken_element(element, list)) {
    violations.add(member, list, wording::elements(element));
  }
}

void check_map(const Member& member, const json& map, Violations& violations) {
  check_size(member, map, violations);
  const Shape& key = *member.shape->key;
  const Shape& value = *member.shape->element;
  const auto& entries = map.get_ref<const json::object_t&>();
  if (std::any_of(entries.begin(), entries.end(),
                  [&](const auto& entry) { return breaks_string(key, entry.first); })) {
    violations.add(member, map, wording::map_keys(key));
  }
  if (holds_broken_element(value, map)) {
    violations.add(member, map, wording::map_values(value));
  }
}

void check_member(const Member& member, const json& value, Violations& violations) {
  switch (member.shape->type) {
    case ShapeType::integer:
      return check_range(member, value, "value", value.get<std::int64_t>(), violations);
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

std::optional<std::string> find_broken_constraints(const Shape& input, const json& value) {
  Violations violations;
  for (const auto& member : input.members) {
    const auto found = value.find(member.name);
    if (found != value.end()) {
      check_member(member, *found, violations);
    } else if (member.required) {
      violations.add(member, nullptr, wording::not_null);
    }
  }
  return violations.message();
}

}  // namespace glueprint
