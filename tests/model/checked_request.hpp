#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "server/model/input_check.hpp"

namespace glueprint {

// A request's body as the server reads and checks it.
struct CheckedRequest {
  CheckedRequest(const Shape& shape, std::string text) : body{std::move(text)} {
    if (!json.read(body, 64)) throw std::invalid_argument{"no JSON: " + body};
    violation = check_input(shape, json.root(), input);
  }

  // The members of the input.
  nlohmann::json members() const {
    auto result = nlohmann::json::object();
    for (const auto& member : input.shape().members) {
      if (input[member]) result[member.name] = value_of(member);
    }
    return result;
  }

  std::string body;
  JsonText json;
  Input input;
  std::optional<InputViolation> violation;

 private:
  nlohmann::json value_of(const Member& member) const {
    switch (member.shape->type) {
      case ShapeType::integer:
        return *input.integer_if_given(member.name);
      case ShapeType::boolean:
        return input.flag(member.name);
      case ShapeType::list:
        return input.list(member.name);
      case ShapeType::map:
        return input.map(member.name);
      default:
        return *input.text_if_given(member.name);
    }
  }
};

}  // namespace glueprint
