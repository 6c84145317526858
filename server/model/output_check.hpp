#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/model/model.hpp"

namespace glueprint {

// What is wrong with a reply, if anything: no JSON, an unknown member, a wrong type, a value
// outside an enum, members out of ASCII order, a null, a missing required member. The text names
// the place as a JSON pointer: `#/BlueprintRun/State: ...`.
std::optional<std::string> find_output_violation(const Shape& output, std::string_view json);

}  // namespace glueprint
