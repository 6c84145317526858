#pragma once

#include <string_view>

namespace glueprint {

// schemas.json beside this file: the JSON Schemas of what admin routes take and answer, by name.
extern const std::string_view admin_schemas_json;

}  // namespace glueprint
