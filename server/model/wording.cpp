#include "server/model/wording.hpp"

#include <vector>

#include "core/text/ascii.hpp"

namespace glueprint::wording {

namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string result;
  for (const auto& part : parts) {
    if (!result.empty()) result += ", ";
    result += part;
  }
  return "[" + result + "]";
}

std::string constraints(const Shape& shape) {
  std::vector<std::string> parts;
  if (shape.max) parts.push_back(at_most("length", *shape.max));
  if (shape.min) parts.push_back(at_least("length", *shape.min));
  if (shape.pattern) parts.push_back(pattern(shape));
  if (!shape.values.empty()) parts.push_back(enum_set(shape));
  return joined(parts);
}

}  // namespace

std::string not_convertible(std::string_view token, std::string_view type) {
  const std::string_view article = type == "String" ? "a " : "an ";
  return std::string{token}.append(" can not be converted to ").append(article).append(type);
}

std::string at_least(std::string_view measure, std::int64_t min) {
  return "Member must have " + std::string{measure} + " greater than or equal to " +
         std::to_string(min);
}

std::string at_most(std::string_view measure, std::int64_t max) {
  return "Member must have " + std::string{measure} + " less than or equal to " +
         std::to_string(max);
}

std::string pattern(const Shape& shape) {
  return "Member must satisfy regular expression pattern: " + *shape.pattern;
}

std::string enum_set(const Shape& shape) {
  return "Member must satisfy enum value set: " + joined(shape.values);
}

std::string elements(const Shape& element) {
  return "Member must satisfy constraint: " + constraints(element);
}

std::string map_keys(const Shape& key) {
  return "Map keys must satisfy constraint: " + constraints(key);
}

std::string map_values(const Shape& value) {
  return "Map value must satisfy constraint: " + constraints(value);
}

std::string violation(std::string_view value, std::string_view member_name,
                      std::string_view constraint) {
  std::string path{member_name};
  path.front() = to_lower(path.front());
  return std::string{"Value "}
      .append(value)
      .append(" at '")
      .append(path)
      .append("' failed to satisfy constraint: ")
      .append(constraint);
}

std::string validation_errors(std::size_t count, std::string_view violations) {
  return std::to_string(count) + " validation error" + (count == 1 ? "" : "s") +
         " detected: " + std::string{violations};
}

}  // namespace glueprint::wording
