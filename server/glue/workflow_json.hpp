#pragma once

#include "core/records.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// Writes a workflow as AWS's shape `Workflow`. One that a run made has no graph of its own: the
// layout script that would make it is not run.
void write_workflow(JsonWriter& out, const Workflow& workflow, bool includes_graph);

// Whether the workflow has a graph, as a fixture may give it.
bool has_graph(const Workflow& workflow);

}  // namespace glueprint
