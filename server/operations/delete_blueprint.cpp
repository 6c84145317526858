#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// AWS declares no EntityNotFoundException, so deleting what is not there succeeds. That the runs
// are deleted too is a guess; AWS documents that workflows stay.
void delete_blueprint(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  if (const auto id = call.store.blueprints.id_of(call.scope, name)) {
    call.store.workflows.remove_unmade_of(call.scope, name, call.now);
    call.store.entities.remove_unmade_of(call.scope, name, call.now);
    call.store.runs.remove_of(call.scope, *id);
    call.store.blueprints.remove(call.scope, *id);
  } else {
    remark_on_missing_blueprint(call, name);
  }
  reply.member("Name", name);
}

}  // namespace glueprint
