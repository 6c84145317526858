#include "server/api/blueprint_run_json.hpp"
#include "server/api/call.hpp"
#include "server/api/guesses.hpp"
#include "server/api/json_writer.hpp"

namespace glueprint {

void get_blueprint_run(const Call& call, JsonWriter& reply) {
  const auto blueprint_name = call.input.text("BlueprintName");
  const auto run_id = call.input.text("RunId");
  auto cursor = call.store.runs.find(call.scope, blueprint_name, run_id);
  if (!cursor.next()) throw run_not_found(run_id);

  reply.key("BlueprintRun");
  write_blueprint_run(reply, blueprint_name, cursor.run(), call.now);
}

}  // namespace glueprint
