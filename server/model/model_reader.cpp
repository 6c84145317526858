#include "server/model/model_reader.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace glueprint {

using nlohmann::ordered_json;

namespace {

constexpr std::array<std::pair<std::string_view, ShapeType>, 8> types{{
    {"boolean", ShapeType::boolean},
    {"double", ShapeType::double_number},
    {"integer", ShapeType::integer},
    {"list", ShapeType::list},
    {"map", ShapeType::map},
    {"string", ShapeType::string},
    {"structure", ShapeType::structure},
    {"timestamp", ShapeType::timestamp},
}};

ShapeType read_type(const std::string& name) {
  const auto* const found = std::find_if(types.begin(), types.end(),
                                         [&](const auto& type) { return type.first == name; });
  if (found == types.end()) throw std::runtime_error{"unknown type \"" + name + "\""};
  return found->second;
}

template <typename Value>
void read_optional(std::optional<Value>& value, const ordered_json& entry, const char* key) {
  if (entry.contains(key)) value = entry.at(key).get<Value>();
}

void read_members(Shape& shape, const ordered_json& entry, const ShapeLookup& lookup) {
  for (const auto& [name, member_shape] : entry.at("members").items()) {
    shape.members.push_back({name, &lookup(member_shape.get<std::string>())});
  }
  for (const auto& name : entry.value("required", std::vector<std::string>{})) {
    const auto member = std::find_if(shape.members.begin(), shape.members.end(),
                                     [&](const Member& each) { return each.name == name; });
    if (member == shape.members.end()) {
      throw std::runtime_error{"required \"" + name + "\" is no member"};
    }
    member->required = true;
  }
}

void read_string(Shape& shape, const ordered_json& entry) {
  read_optional(shape.pattern, entry, "pattern");
  if (shape.pattern) shape.matches = find_predicate(*shape.pattern);
  shape.values = entry.value("enum", std::vector<std::string>{});
}

bool is_scalar(const Shape& shape) {
  return shape.type == ShapeType::boolean || shape.type == ShapeType::integer ||
         shape.type == ShapeType::string;
}

void require_predicate(const Shape& shape) {
  if (shape.pattern && !shape.matches) {
    throw std::runtime_error{"shape " + shape.name + ": no predicate in patterns.cpp for \"" +
                             *shape.pattern + "\""};
  }
}

void require_string(const Shape& holder, const Shape& held) {
  if (held.type != ShapeType::string) {
    throw std::runtime_error{"shape " + holder.name + ": in an input, lists and maps hold strings"};
  }
  require_predicate(held);
}

Access read_access(const std::string& text) {
  if (text == "reads") return Access::reads;
  if (text == "writes") return Access::writes;
  throw std::runtime_error{"access is reads or writes, not " + text};
}

}  // namespace

void require_known_keys(const ordered_json& object, std::initializer_list<std::string_view> known) {
  for (const auto& [key, value] : object.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      throw std::runtime_error{"unknown key \"" + key + "\""};
    }
  }
}

void read_shape(Shape& shape, const ordered_json& entry, const ShapeLookup& lookup) {
  shape.type = read_type(entry.at("type").get<std::string>());
  read_optional(shape.min, entry, "min");
  read_optional(shape.max, entry, "max");
  switch (shape.type) {
    case ShapeType::structure:
      require_known_keys(entry, {"type", "members", "required"});
      return read_members(shape, entry, lookup);
    case ShapeType::list:
      require_known_keys(entry, {"type", "element", "min", "max"});
      shape.element = &lookup(entry.at("element").get<std::string>());
      return;
    case ShapeType::map:
      require_known_keys(entry, {"type", "key", "value", "min", "max"});
      shape.key = &lookup(entry.at("key").get<std::string>());
      shape.element = &lookup(entry.at("value").get<std::string>());
      return;
    case ShapeType::string:
      require_known_keys(entry, {"type", "min", "max", "pattern", "enum"});
      return read_string(shape, entry);
    case ShapeType::integer:
      return require_known_keys(entry, {"type", "min", "max"});
    case ShapeType::boolean:
    case ShapeType::document:
    case ShapeType::double_number:
    case ShapeType::timestamp:
      return require_known_keys(entry, {"type"});
  }
}

OperationModel read_operation(const std::string& name, const ordered_json& entry,
                              const ShapeLookup& lookup) {
  require_known_keys(entry, {"access", "input", "output", "errors"});
  OperationModel operation;
  operation.name = name;
  operation.access = read_access(entry.at("access").get<std::string>());
  operation.input = &lookup(entry.at("input").get<std::string>());
  operation.output = &lookup(entry.at("output").get<std::string>());
  operation.errors = entry.at("errors").get<std::vector<std::string>>();
  for (const auto& error : operation.errors) lookup(error);
  return operation;
}

void require_checkable(const Shape& input) {
  if (input.type != ShapeType::structure) {
    throw std::runtime_error{"shape " + input.name + ": an input is a structure"};
  }
  for (const auto& member : input.members) {
    const Shape& shape = *member.shape;
    require_predicate(shape);
    if (shape.key) require_string(shape, *shape.key);
    if (shape.element) {
      require_string(shape, *shape.element);
    } else if (!is_scalar(shape)) {
      throw std::runtime_error{"shape " + input.name + ": member " + member.name +
                               " has a type that inputs cannot have"};
    }
  }
}

}  // namespace glueprint
