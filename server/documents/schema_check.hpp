#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/documents/mistake.hpp"
#include "server/documents/schema.hpp"

namespace glueprint {

// Notes every way in which a value that a person wrote does not fit a schema.
void check_schema(const nlohmann::json& value, const Schema& schema, const Place& place,
                  MistakeList& mistakes);

// Whether it fits.
bool fits_schema(const nlohmann::json& value, const Schema& schema);

}  // namespace glueprint
