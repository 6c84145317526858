#pragma once

#include <nlohmann/json_fwd.hpp>

namespace glueprint {

// Whether a request's members have what a rule wants of them, at any depth: texts are globs, an
// object wants its members, an array wants each of its elements to be there, other values are
// equal. A text that holds a JSON object, as `Parameters` does, may be wanted as an object.
bool input_matches(const nlohmann::json& wanted, const nlohmann::json& given);

}  // namespace glueprint
