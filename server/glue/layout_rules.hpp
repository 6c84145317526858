#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace glueprint {

// Why AWS would not make what a layout's `to_json()` asks for: names that are none or come twice, a
// schedule that is no cron, more than two crawlers on a trigger. Also why it is no such object.
// Nothing when it is good.
std::optional<std::string> violation_of_layout(const nlohmann::json& layout);

// How many jobs, crawlers and triggers a layout has.
std::size_t count_entities(const nlohmann::json& layout);

}  // namespace glueprint
