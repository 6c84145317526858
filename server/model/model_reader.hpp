#pragma once

#include <functional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "server/model/model.hpp"

namespace glueprint {

// Finds a shape by its name; throws std::runtime_error when there is none.
using ShapeLookup = std::function<const Shape&(const std::string& name)>;

// Fills a shape that has its name from its entry in the model file. All readers here throw
// std::runtime_error for an unknown key or shape, and nlohmann's exceptions for a wrong JSON type.
void read_shape(Shape& shape, const nlohmann::ordered_json& entry, const ShapeLookup& lookup);

OperationModel read_operation(const std::string& name, const nlohmann::ordered_json& entry,
                              const ShapeLookup& lookup);

// Throws std::runtime_error unless the input is a structure that check_input can check.
void require_checkable(const Shape& input);

// Throws std::runtime_error when an object has a key that is not among these.
void require_known_keys(const nlohmann::ordered_json& object,
                        std::initializer_list<std::string_view> known);

}  // namespace glueprint
