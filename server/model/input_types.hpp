#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "server/model/model.hpp"

namespace glueprint {

// Converts the values of an input to the model's types, and drops members that are null or unknown,
// as AWS's front end does (observed at Kinesis). Decimals are cut off, large numbers clamped to 32
// bits, and booleans may be strings. Nulls in lists and maps stay. Returns AWS's text for the first
// value that has no such type.
std::optional<std::string> fit_types(const Shape& input, nlohmann::json& value);

}  // namespace glueprint
