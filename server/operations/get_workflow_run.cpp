#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/workflow_json.hpp"
#include "server/glue/workflow_run_json.hpp"

namespace glueprint {
namespace {

// Counts the read of a run that lasts a number of reads. Nothing else here writes.
void count_workflow_read(const Call& call, WorkflowRun run) {
  auto transaction = call.store.transaction();
  run.phases = phases_after_read(run.phases, run.phases_from, call.now);
  call.store.workflow_runs.update(call.scope, run);
  transaction.commit();
}

}  // namespace

void get_workflow_run(const Call& call, JsonWriter& reply) {
  const auto run = require_workflow_run(call);
  std::optional<nlohmann::json> graph;
  if (call.input.flag("IncludeGraph")) graph = graph_in(*find_workflow(call, run.workflow_name));
  reply.key("Run");
  const auto here = write_workflow_run(reply, run, call.seen_at(), graph);
  if (here.counts_reads && !call.effects.stale_by) count_workflow_read(call, run);
}

}  // namespace glueprint
