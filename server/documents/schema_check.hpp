#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/documents/mistake.hpp"

namespace glueprint {

// Notes every way in which a value that a person wrote does not fit a JSON Schema. Supported are
// type, enum, pattern (those of schema_patterns.hpp), minimum, exclusiveMinimum, maximum,
// minLength, properties, required, additionalProperties: false, minProperties and maxProperties.
void check_schema(const nlohmann::json& value, const nlohmann::json& schema, const Place& place,
                  MistakeList& mistakes);

}  // namespace glueprint
