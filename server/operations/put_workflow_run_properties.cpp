#include <nlohmann/json.hpp>

#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"

namespace glueprint {

// AWS documents that a property which is there is overridden, and that others stay.
void put_workflow_run_properties(const Call& call, JsonWriter&) {
  auto run = require_workflow_run(call);
  auto properties = nlohmann::json::parse(run.properties);
  properties.update(nlohmann::json(call.input.map("RunProperties")));
  run.properties = properties.dump();
  call.store.workflow_runs.update(call.scope, run);
}

}  // namespace glueprint
