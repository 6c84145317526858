#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/records.hpp"
#include "server/glue/call.hpp"

namespace glueprint {

// Rows as the call sees them. A stale read does not find rows that are younger than what it sees.
std::optional<Blueprint> find_blueprint(const Call& call, std::string_view name);
std::optional<std::int64_t> find_blueprint_id(const Call& call, std::string_view name);
std::optional<Workflow> find_workflow(const Call& call, std::string_view name);

}  // namespace glueprint
