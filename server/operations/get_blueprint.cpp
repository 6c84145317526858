#include "server/glue/blueprint_json.hpp"
#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"

namespace glueprint {
namespace {

// Counts the read of a registration that lasts a number of reads. Nothing else here writes.
void count_read(const Call& call, const Blueprint& blueprint) {
  if (call.effects.stale_by) return;
  if (!position(blueprint.phases, blueprint.phases_from, call.now).counts_reads) return;
  auto read = blueprint;
  read.phases = phases_after_read(read.phases, read.phases_from, call.now);
  call.store.blueprints.update(call.scope, read);
}

}  // namespace

void get_blueprint(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  const auto blueprint = find_blueprint(call, name);
  if (!blueprint) throw missing_blueprint(call, name);

  reply.key("Blueprint");
  write_blueprint(reply, *blueprint, call.seen_at(),
                  {.service_location = call.input.flag("IncludeBlueprint"),
                   .parameter_spec = call.input.flag("IncludeParameterSpec")});
  count_read(call, *blueprint);
}

}  // namespace glueprint
