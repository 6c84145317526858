#pragma once

#include <optional>
#include <string>

#include "server/model/input.hpp"

namespace glueprint {

// Checks an input whose types fit against the model's constraints. Returns AWS's text of all
// violations (ten at most), in the model's order of members. Within a member the order is pattern,
// enum, length or range (observed at EventBridge). Elements, keys and values come after the length
// of their list or map (a guess).
std::optional<std::string> find_broken_constraints(const Input& input);

}  // namespace glueprint
