#include "server/glue/call.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/run_future.hpp"
#include "server/glue/tags.hpp"
#include "server/glue/timeline_choice.hpp"
#include "server/glue/workflow_json.hpp"
#include "server/glue/workflow_runs.hpp"

namespace glueprint {

// A run of a blueprint that was going to make a workflow of this name fails when it comes to that.
void create_workflow(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  const auto standing = call.store.workflows.find(call.scope, name);
  if (standing && standing->appears_on <= call.now) throw workflow_exists(name);
  check_concurrent_runs(call.input);
  const auto tags = read_tags(call.input, "Tags");
  check_own_tags(call, tags, TagOwner::workflow);
  if (standing) take_name_from_run(call.store, call.scope, *standing);

  Workflow workflow;
  workflow.name = name;
  workflow.appears_on = call.now;
  take_over_workflow(call.input, workflow);
  if (!tags.empty()) {
    auto details = details_of(workflow);
    details["Tags"] = tags;
    set_details(workflow, details);
  }
  call.store.workflows.insert(call.scope, workflow);

  reply.member("Name", name);
}

}  // namespace glueprint
