#include "server/documents/shape_check.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/nearest_name.hpp"
#include "core/text/printable.hpp"
#include "core/text/utf8.hpp"
#include "server/documents/fixture_time.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

std::string_view expected(ShapeType type) {
  switch (type) {
    case ShapeType::boolean:
      return "true or false";
    case ShapeType::integer:
      return "a whole number";
    case ShapeType::list:
      return "an array";
    case ShapeType::map:
    case ShapeType::structure:
      return "an object";
    case ShapeType::string:
      return "a string";
    case ShapeType::timestamp:
      return fixture_time_forms;
    case ShapeType::double_number:
      return "a number";
    case ShapeType::document:
      break;
  }
  return "a value";
}

bool has_type(const json& value, ShapeType type) {
  switch (type) {
    case ShapeType::boolean:
      return value.is_boolean();
    case ShapeType::integer:
      return value.is_number_integer();
    case ShapeType::list:
      return value.is_array();
    case ShapeType::map:
    case ShapeType::structure:
      return value.is_object();
    case ShapeType::string:
      return value.is_string();
    case ShapeType::timestamp:
      return read_fixture_time(value).has_value();
    case ShapeType::double_number:
      return value.is_number();
    case ShapeType::document:
      return true;
  }
  return false;
}

std::string with_article(std::string_view type_name) {
  if (type_name == "null") return "null";
  const bool has_vowel = type_name.front() == 'o' || type_name.front() == 'a';
  return fmt::format("{} {}", has_vowel ? "an" : "a", type_name);
}

void check_size(std::int64_t size, std::string_view unit, const Shape& shape, const Place& place,
                MistakeList& mistakes) {
  if (shape.min && size < *shape.min) {
    mistakes.add(place, fmt::format("must have at least {} {}", *shape.min, unit));
  }
  if (shape.max && size > *shape.max) {
    mistakes.add(place, fmt::format("must have at most {} {}, but has {}", *shape.max, unit, size));
  }
}

void check_text(const std::string& text, const Shape& shape, const Place& place,
                MistakeList& mistakes) {
  const auto& values = shape.values;
  if (!values.empty() && std::find(values.begin(), values.end(), text) == values.end()) {
    mistakes.add(place, fmt::format("{} is none of {}{}", in_quotes(text), fmt::join(values, ", "),
                                    suggestion(text, {values.begin(), values.end()})));
  }
  if (shape.matches != nullptr && !shape.matches(text)) {
    mistakes.add(place, fmt::format("{} does not match {}", in_quotes(text), *shape.pattern));
  }
  check_size(utf16_length(text), "characters", shape, place, mistakes);
}

void check_number(const json& value, const Shape& shape, const Place& place,
                  MistakeList& mistakes) {
  const auto number = value.get<double>();
  if ((shape.min && number < static_cast<double>(*shape.min)) ||
      (shape.max && number > static_cast<double>(*shape.max))) {
    mistakes.add(place, fmt::format("{} is out of range", value.dump()));
  }
}

void check_members(const json& value, const Shape& shape, const Place& place,
                   MistakeList& mistakes) {
  for (const auto& [name, member] : value.items()) {
    if (const auto* const known = shape.find_member(name)) {
      check_shape(member, *known->shape, place / name, mistakes);
      continue;
    }
    std::vector<std::string_view> names;
    for (const auto& candidate : shape.members) names.push_back(candidate.name);
    mistakes.add(place / name, "is no member of " + shape.name + suggestion(name, names));
  }
  for (const auto& member : shape.members) {
    if (member.required && !value.contains(member.name)) {
      mistakes.add(place, fmt::format("lacks \"{}\"", member.name));
    }
  }
}

void check_entries(const json& value, const Shape& shape, const Place& place,
                   MistakeList& mistakes) {
  check_size(static_cast<std::int64_t>(value.size()), "entries", shape, place, mistakes);
  for (const auto& [key, entry] : value.items()) {
    check_text(key, *shape.key, place / key, mistakes);
    check_shape(entry, *shape.element, place / key, mistakes);
  }
}

void check_elements(const json& value, const Shape& shape, const Place& place,
                    MistakeList& mistakes) {
  check_size(static_cast<std::int64_t>(value.size()), "elements", shape, place, mistakes);
  for (std::size_t i = 0; i < value.size(); ++i) {
    check_shape(value[i], *shape.element, place / i, mistakes);
  }
}

}  // namespace

void check_shape(const json& value, const Shape& shape, const Place& place, MistakeList& mistakes) {
  if (!has_type(value, shape.type)) {
    const auto found = value.is_string() && shape.type == ShapeType::timestamp
                           ? in_quotes(value.get_ref<const std::string&>())
                           : with_article(value.type_name());
    mistakes.add(place, fmt::format("must be {}, not {}", expected(shape.type), found));
    return;
  }
  switch (shape.type) {
    case ShapeType::string:
      return check_text(value.get_ref<const std::string&>(), shape, place, mistakes);
    case ShapeType::integer:
      return check_number(value, shape, place, mistakes);
    case ShapeType::structure:
      return check_members(value, shape, place, mistakes);
    case ShapeType::map:
      return check_entries(value, shape, place, mistakes);
    case ShapeType::list:
      return check_elements(value, shape, place, mistakes);
    case ShapeType::boolean:
    case ShapeType::document:
    case ShapeType::double_number:
    case ShapeType::timestamp:
      return;
  }
}

}  // namespace glueprint
