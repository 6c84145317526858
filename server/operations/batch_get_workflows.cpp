#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/names.hpp"
#include "server/glue/workflow_json.hpp"

namespace glueprint {

// A name that is asked for twice is answered once.
void batch_get_workflows(const Call& call, JsonWriter& reply) {
  const bool includes_graph = call.input.flag("IncludeGraph");
  std::vector<std::string> missing;
  std::vector<Workflow> found;
  for (const auto& name : distinct_names(call.input)) {
    if (auto workflow = find_workflow(call, name)) {
      found.push_back(*std::move(workflow));
    } else {
      missing.push_back(name);
    }
  }
  if (!missing.empty()) remark_on_missing_workflow(call, missing.front());
  write_names(reply, "MissingWorkflows", missing);
  reply.key("Workflows");
  reply.begin_array();
  for (const auto& workflow : found) {
    write_workflow(reply, workflow,
                   {.graph = includes_graph,
                    .last_run = find_last_run(call, workflow.name),
                    .now = call.seen_at()});
  }
  reply.end_array();
}

}  // namespace glueprint
