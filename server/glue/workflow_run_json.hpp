#pragma once

#include <optional>

#include <nlohmann/json.hpp>

#include "core/lifecycle.hpp"
#include "core/records.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// Writes a run as AWS's shape `WorkflowRun`, as of `now`, with the graph of its workflow when one
// is given. Which action has which outcome is a guess: all have that of the run. Returns the run's
// position.
Position write_workflow_run(JsonWriter& out, const WorkflowRun& run, Instant now,
                            const std::optional<nlohmann::json>& graph);

// The same without the braces, for an object with more members.
Position write_workflow_run_members(JsonWriter& out, const WorkflowRun& run, Instant now,
                                    const std::optional<nlohmann::json>& graph);

// Writes the properties of a run.
void write_run_properties(JsonWriter& out, const WorkflowRun& run);

}  // namespace glueprint
