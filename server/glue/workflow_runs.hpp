#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "core/entity.hpp"
#include "core/records.hpp"
#include "server/glue/call.hpp"

namespace glueprint {

// Starts a run of a workflow, whose whole future is decided here, and stores it. Throws
// ConcurrentRunsExceededException when as many runs as the workflow allows have not ended.
WorkflowRun start_workflow_run_of(const Call& call, const Workflow& workflow,
                                  const nlohmann::json& properties,
                                  std::optional<std::string> previous_run_id);

// Throws InvalidInputException when the request's MaxConcurrentRuns allows no run.
void check_concurrent_runs(const Input& input);

// Sets what CreateWorkflow and UpdateWorkflow say of a workflow, in place of what was said before.
void take_over_workflow(const Input& input, Workflow& workflow);

// Removes an entity, and its node from the graph of its workflow.
void remove_entity(const Call& call, const Entity& entity);

}  // namespace glueprint
