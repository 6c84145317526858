#pragma once

#include <nlohmann/json_fwd.hpp>

namespace glueprint {

// Whether the members of a request match those of a rule, at any depth. Texts are globs, an object
// matches one that has its members, an array one that has each of its elements; other values must
// be equal. A text that holds a JSON object, such as `Parameters`, may be matched by an object.
bool input_matches(const nlohmann::json& wanted, const nlohmann::json& given);

}  // namespace glueprint
