#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "server/model/model.hpp"

namespace glueprint {

// Why an input is refused. Types are checked first, over the whole input. Only if all fit,
// constraints are checked, all of them together.
struct InputViolation {
  enum class Kind { wrong_type, broken_constraint };
  Kind kind;
  std::string message;  // AWS's whole text
};

// Checks an input, a JSON object, against its operation's shape, and converts it as AWS's front end
// does: drops members that are null or unknown, makes numbers 32-bit integers, and "true" true.
// Nulls in lists and maps count for their size, and are dropped.
std::optional<InputViolation> check_input(const Shape& input, nlohmann::json& value);

}  // namespace glueprint
