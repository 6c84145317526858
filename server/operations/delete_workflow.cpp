#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// AWS declares no EntityNotFoundException here. A workflow that a run will make later is not there
// yet. AWS documents that jobs, crawlers and triggers stay; that runs go is a guess.
void delete_workflow(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  const auto workflow = call.store.workflows.find(call.scope, name);
  if (workflow && workflow->appears_on <= call.now) {
    call.store.workflow_runs.remove_of(call.scope, name);
    call.store.workflows.remove(call.scope, name);
  } else {
    remark_on_missing_workflow(call, name);
  }
  reply.member("Name", name);
}

}  // namespace glueprint
