#include "server/model/output_check.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace glueprint {

// Keeps members in the order in which they were sent.
using OrderedJson = nlohmann::ordered_json;
using Pointer = OrderedJson::json_pointer;

namespace {

std::optional<std::string> violation_at(const Pointer& place, const std::string& problem) {
  return "#" + place.to_string() + ": " + problem;
}

bool has_type(ShapeType type, const OrderedJson& value) {
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

std::optional<std::string> find_violation(const Shape& shape, const OrderedJson& value,
                                          const Pointer& place);

std::optional<std::string> find_structure_violation(const Shape& shape,
                                                    const OrderedJson& structure,
                                                    const Pointer& place) {
  std::string previous;
  for (const auto& [name, value] : structure.items()) {
    const Member* const member = shape.find_member(name);
    if (!member) return violation_at(place / name, "not a member of " + shape.name);
    if (name <= previous) return violation_at(place / name, "must come before " + previous);
    if (auto violation = find_violation(*member->shape, value, place / name)) return violation;
    previous = name;
  }
  for (const auto& member : shape.members) {
    if (member.required && !structure.contains(member.name)) {
      return violation_at(place / member.name, "required, but missing");
    }
  }
  return std::nullopt;
}

std::optional<std::string> find_enum_violation(const Shape& shape, const OrderedJson& value,
                                               const Pointer& place) {
  const auto& values = shape.values;
  const auto& text = value.get_ref<const std::string&>();
  if (values.empty() || std::find(values.begin(), values.end(), text) != values.end()) {
    return std::nullopt;
  }
  // These are shown as fixtures have them, which may know more values than the model.
  const auto where = place.to_string() + "/";
  for (const auto* const part : {"/Graph/", "/LastRun/", "/Trigger/"}) {
    if (where.find(part) != where.npos) return std::nullopt;
  }
  return violation_at(place, value.dump() + " is no value of " + shape.name);
}

std::optional<std::string> find_violation(const Shape& shape, const OrderedJson& value,
                                          const Pointer& place) {
  if (!has_type(shape.type, value)) {
    return violation_at(place,
                        std::string{value.type_name()} + " where a " + shape.name + " belongs");
  }
  if (shape.type == ShapeType::structure) return find_structure_violation(shape, value, place);
  if (shape.type == ShapeType::string) return find_enum_violation(shape, value, place);
  if (!shape.element) return std::nullopt;
  for (const auto& [key, element] : value.items()) {
    if (auto violation = find_violation(*shape.element, element, place / key)) return violation;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_output_violation(const Shape& output, std::string_view text) {
  const auto reply = OrderedJson::parse(text, nullptr, false);
  if (reply.is_discarded()) return "not JSON";
  return find_violation(output, reply, Pointer{});
}

}  // namespace glueprint
