#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/workflow_runs.hpp"

namespace glueprint {

// AWS documents that deleting a trigger which is not there succeeds.
void delete_trigger(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  if (const auto trigger = find_entity(call, EntityKind::trigger, name)) {
    remove_entity(call, *trigger);
  } else {
    remark_on_missing_entity(call, EntityKind::trigger, name);
  }
  reply.member("Name", name);
}

}  // namespace glueprint
