#include "server/model/output_check.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace glueprint {

// Keeps members in the order in which they were sent.
using json = nlohmann::ordered_json;
using Pointer = json::json_pointer;
using Fault = std::optional<std::string>;

namespace {

Fault fault_at(const Pointer& place, const std::string& problem) {
  return "#" + place.to_string() + ": " + problem;
}

bool has_type(ShapeType type, const json& value) {
  switch (type) {
    case ShapeType::boolean:
      return value.is_boolean();
    case ShapeType::integer:
      return value.is_number_integer();
    case ShapeType::double_number:
    case ShapeType::timestamp:
      return value.is_number();
    case ShapeType::string:
      return value.is_string();
    case ShapeType::list:
      return value.is_array();
    case ShapeType::map:
    case ShapeType::structure:
      return value.is_object();
    case ShapeType::document:
      break;
  }
  return true;
}

Fault find_fault(const Shape& shape, const json& value, const Pointer& place);

Fault find_structure_fault(const Shape& shape, const json& structure, const Pointer& place) {
  std::string previous;
  for (const auto& [name, value] : structure.items()) {
    const Member* const member = shape.find_member(name);
    if (!member) return fault_at(place / name, "not a member of " + shape.name);
    if (name <= previous) return fault_at(place / name, "must come before " + previous);
    if (auto fault = find_fault(*member->shape, value, place / name)) return fault;
    previous = name;
  }
  for (const auto& member : shape.members) {
    if (member.required && !structure.contains(member.name)) {
      return fault_at(place / member.name, "required, but missing");
    }
  }
  return std::nullopt;
}

Fault find_enum_fault(const Shape& shape, const json& text, const Pointer& place) {
  const auto& values = shape.values;
  if (values.empty() || std::find(values.begin(), values.end(), text) != values.end()) {
    return std::nullopt;
  }
  return fault_at(place, text.dump() + " is no value of " + shape.name);
}

Fault find_fault(const Shape& shape, const json& value, const Pointer& place) {
  if (!has_type(shape.type, value)) {
    return fault_at(place, std::string{value.type_name()} + " where a " + shape.name + " belongs");
  }
  if (shape.type == ShapeType::structure) return find_structure_fault(shape, value, place);
  if (shape.type == ShapeType::string) return find_enum_fault(shape, value, place);
  if (!shape.element) return std::nullopt;
  for (const auto& [key, element] : value.items()) {
    if (auto fault = find_fault(*shape.element, element, place / key)) return fault;
  }
  return std::nullopt;
}

}  // namespace

Fault find_output_fault(const Shape& output, std::string_view text) {
  const auto reply = json::parse(text, nullptr, false);
  if (reply.is_discarded()) return "not JSON";
  return find_fault(output, reply, Pointer{});
}

}  // namespace glueprint
