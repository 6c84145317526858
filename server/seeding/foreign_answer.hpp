#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace glueprint {

// What a JSON document is that holds timelines or a fault plan, and where it belongs. Empty when it
// holds neither.
std::string_view describe_other_seed(const nlohmann::json& document);

// What a JSON document is that cannot be a fixture, and where it belongs or what to save instead.
// Empty when it may be one.
std::string describe_foreign_answer(const nlohmann::json& document);

}  // namespace glueprint
