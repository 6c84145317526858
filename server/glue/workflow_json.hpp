#pragma once

#include <optional>

#include <nlohmann/json.hpp>

#include "core/entity.hpp"
#include "core/records.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// The members of a workflow that have no column of their own, and back.
nlohmann::json details_of(const Workflow& workflow);
void set_details(Workflow& workflow, const nlohmann::json& details);

// The graph of a workflow: empty when nothing has filled it.
nlohmann::json graph_in(const Workflow& workflow);

// What of a workflow is shown beside itself: its graph, its last run as of `now`.
struct WorkflowExtras {
  bool graph = false;
  std::optional<WorkflowRun> last_run{};
  Instant now{};
};

// Writes a workflow as AWS's shape `Workflow`.
void write_workflow(JsonWriter& out, const Workflow& workflow, const WorkflowExtras& extras);

// The same without the braces, for an object with more members.
void write_workflow_members(JsonWriter& out, const Workflow& workflow,
                            const WorkflowExtras& extras);

// Writes a trigger as AWS's shape `Trigger`.
void write_trigger(JsonWriter& out, const Entity& trigger);

}  // namespace glueprint
