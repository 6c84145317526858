#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace glueprint {

// What a JSON document is that cannot be a fixture, and where it belongs or what to save instead.
// Empty when it may be one.
std::string describe_foreign_answer(const nlohmann::json& document);

}  // namespace glueprint
