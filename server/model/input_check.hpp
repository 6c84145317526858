#pragma once

#include <optional>
#include <string>

#include "core/text/json_text.hpp"
#include "server/model/input.hpp"
#include "server/model/model.hpp"

namespace glueprint {

// Why an input is refused. Types are checked first, over the whole input. Only if all fit,
// constraints are checked, all of them together.
struct InputViolation {
  enum class Kind { wrong_type, broken_constraint };
  Kind kind;
  std::string message;  // AWS's whole text
};

// Checks a request, a JSON object, against its operation's shape, and fills the input as AWS's
// front end does: leaves out members that are null or unknown, makes numbers 32-bit integers, and
// "true" true. Nulls in lists and maps count for their size, and are passed over by the input.
// AWS's front end lets them pass (observed at Athena for a list of strings); that operations then
// pass over them is a guess.
std::optional<InputViolation> check_input(const Shape& shape, const JsonValue& request,
                                          Input& input);

}  // namespace glueprint
