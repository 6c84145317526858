#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/workflow_json.hpp"
#include "server/glue/workflow_runs.hpp"

namespace glueprint {

// Replaces Description, DefaultRunProperties and MaxConcurrentRuns: one that is not given is
// cleared.
void update_workflow(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  auto workflow = call.store.workflows.find(call.scope, name);
  if (!workflow || workflow->appears_on > call.now) throw missing_workflow(call, name);
  check_concurrent_runs(call.input);

  take_over_workflow(call.input, *workflow);
  auto details = details_of(*workflow);
  constexpr double milliseconds = 1000;
  details["LastModifiedOn"] =
      static_cast<double>(call.now.time_since_epoch().count()) / milliseconds;
  set_details(*workflow, details);
  call.store.workflows.insert_or_replace(call.scope, *workflow);

  reply.member("Name", name);
}

}  // namespace glueprint
