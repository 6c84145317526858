#pragma once

#include <optional>
#include <string>

#include "core/text/json_text.hpp"
#include "server/model/input.hpp"

namespace glueprint {

// Fills an input that has begun with the values of a request, converted to the model's types, and
// leaves out members that are null or unknown, as AWS's front end does (observed at Kinesis).
// Decimals are cut off, large numbers clamped to 32 bits, and booleans may be strings. Nulls in
// lists and maps stay. Returns AWS's text for the first value, by the name of its member, that has
// no such type.
std::optional<std::string> fit_types(const JsonValue& request, Input& input);

}  // namespace glueprint
