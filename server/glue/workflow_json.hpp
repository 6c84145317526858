#pragma once

#include "core/records.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// Writes a workflow as AWS's shape `Workflow`. A workflow that a run made has an empty graph: the
// layout script that would fill it is not run.
void write_workflow(JsonWriter& out, const Workflow& workflow, bool includes_graph);

// Whether the workflow has a graph: a fixture may give one.
bool has_graph(const Workflow& workflow);

}  // namespace glueprint
