#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "server/documents/schema.hpp"

namespace glueprint {

// That a value has the form that a schema wants and leaves its range, in words; nothing when it
// does not.
std::optional<std::string> range_left_by(const nlohmann::json& value, const Schema& schema);

}  // namespace glueprint
