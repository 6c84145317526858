#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "server/model/model.hpp"

namespace glueprint {

// Why an input is refused. Types are looked at first, over the whole input; only when they fit are
// constraints, all of them together.
struct InputViolation {
  enum class Kind { wrong_type, broken_constraint };
  Kind kind;
  std::string message;  // AWS's text, whole
};

// Checks an input, a JSON object, against the shape of its operation and makes of it what AWS's
// front end would: members that are null or unknown are dropped, numbers become 32-bit integers,
// "true" becomes true.
std::optional<InputViolation> check_input(const Shape& input, nlohmann::json& value);

}  // namespace glueprint
