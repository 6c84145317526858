#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "server/documents/schema.hpp"

namespace glueprint {

using Words = std::vector<std::string>;

// What kind of value it is: `an array`.
std::string kind_of(const nlohmann::json& value);

// The value itself where that is short, else what kind of value it is.
std::string shown(const nlohmann::json& value);

// `a, b or c`.
std::string joined(const Words& words);

// That a value has the form that a schema wants and leaves its range, in words; nothing when it
// does not.
std::optional<std::string> range_left_by(const nlohmann::json& value, const Schema& schema);

}  // namespace glueprint
