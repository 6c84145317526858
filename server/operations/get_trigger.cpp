#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/workflow_json.hpp"

namespace glueprint {

void get_trigger(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  const auto trigger = find_entity(call, EntityKind::trigger, name);
  if (!trigger) throw missing_trigger(call, name);
  reply.key("Trigger");
  write_trigger(reply, *trigger);
}

}  // namespace glueprint
