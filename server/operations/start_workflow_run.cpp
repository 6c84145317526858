#include <nlohmann/json.hpp>

#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/workflow_json.hpp"
#include "server/glue/workflow_runs.hpp"

namespace glueprint {
namespace {

// The workflow's properties, and over them those of the request.
nlohmann::json properties_of_run(const Call& call, const Workflow& workflow) {
  auto properties = details_of(workflow).value("DefaultRunProperties", nlohmann::json::object());
  properties.update(nlohmann::json(call.input.map("RunProperties")));
  return properties;
}

}  // namespace

void start_workflow_run(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  const auto workflow = call.store.workflows.find(call.scope, name);
  if (!workflow || workflow->appears_on > call.now) throw missing_workflow(call, name);
  const auto run =
      start_workflow_run_of(call, *workflow, properties_of_run(call, *workflow), std::nullopt);
  reply.member("RunId", run.run_id);
}

}  // namespace glueprint
