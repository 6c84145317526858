#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/entity.hpp"
#include "core/records.hpp"
#include "server/glue/call.hpp"

namespace glueprint {

// Rows as the call sees them. A stale read does not find rows that are younger than what it sees.
std::optional<Blueprint> find_blueprint(const Call& call, std::string_view name);
std::optional<std::int64_t> find_blueprint_id(const Call& call, std::string_view name);
std::optional<Workflow> find_workflow(const Call& call, std::string_view name);
std::optional<Entity> find_entity(const Call& call, EntityKind kind, std::string_view name);

// The newest run of a workflow.
std::optional<WorkflowRun> find_last_run(const Call& call, std::string_view workflow_name);

// The workflow's run that the members Name and RunId of the request name. Throws
// EntityNotFoundException when it is not there.
WorkflowRun require_workflow_run(const Call& call);

}  // namespace glueprint
