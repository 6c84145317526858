#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// AWS declares no EntityNotFoundException here. A workflow that a run will make later is not there
// yet.
void delete_workflow(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  const auto workflow = call.store.workflows.find(call.scope, name);
  if (workflow && workflow->appears_on <= call.now) {
    call.store.workflows.remove(call.scope, name);
  } else {
    remark_on_missing_workflow(call, name);
  }
  reply.member("Name", name);
}

}  // namespace glueprint
