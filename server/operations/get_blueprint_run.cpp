#include <optional>

#include "server/glue/blueprint_run_json.hpp"
#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/run_future.hpp"

namespace glueprint {
namespace {

// Writes the run. Returns it if this read of it counts: see Position.
std::optional<BlueprintRun> write_run(const Call& call, JsonWriter& reply) {
  const auto blueprint_name = call.input.text("BlueprintName");
  const auto run_id = call.input.text("RunId");
  auto cursor = call.store.runs.find(call.scope, blueprint_name, run_id);
  if (!cursor.next() || !call.sees(cursor.run().started_on)) throw missing_run(call, run_id);

  reply.key("BlueprintRun");
  const auto here = write_blueprint_run(reply, blueprint_name, cursor.run(), call.seen_at());
  return here.counts_reads && !call.effects.stale_by ? std::optional{owned(cursor.run())}
                                                     : std::nullopt;
}

}  // namespace

void get_blueprint_run(const Call& call, JsonWriter& reply) {
  const auto counted = write_run(call, reply);
  if (!counted) return;
  auto transaction = call.store.transaction();
  count_read(call.store, call.scope, *counted, call.now);
  transaction.commit();
}

}  // namespace glueprint
