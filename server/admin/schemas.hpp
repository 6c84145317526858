#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace glueprint {

// schemas.json beside this file: the JSON Schemas of what admin routes take and answer, by name.
extern const std::string_view admin_schemas_json;

// Throws Problem when a body does not fit the schema of that name. Checks no fixtures, timelines
// and fault plans: their readers hold them against the schemas that ship.
void check_body(const nlohmann::json& body, std::string_view schema);

}  // namespace glueprint
