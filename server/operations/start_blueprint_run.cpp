#include <nlohmann/json.hpp>

#include "server/api/call.hpp"
#include "server/api/guesses.hpp"
#include "server/api/json_writer.hpp"
#include "server/api/parameters.hpp"

namespace glueprint {
namespace {

constexpr std::string_view active = "ACTIVE";

// AWS runs the newest definition that was registered without error.
void require_definition(const Blueprint& blueprint) {
  if (blueprint.status != active && !blueprint.last_active_definition) {
    throw blueprint_in_state(blueprint.name, blueprint.status);
  }
}

Timeline timeline_for(const Call& call, const Blueprint& blueprint) {
  if (blueprint.run_timeline) {
    if (const auto* named = find_preset_timeline(*blueprint.run_timeline)) return *named;
  }
  return call.defaults.timeline;
}

std::optional<std::string> text_if_given(const Call& call, std::string_view member) {
  const auto text = call.input.text_if_given(member);
  return text ? std::optional<std::string>{*text} : std::nullopt;
}

}  // namespace

// The whole future of the run is decided here. A run that will succeed takes the name of its
// workflow at once; when the name is taken, the run fails where it would have succeeded.
void start_blueprint_run(const Call& call, JsonWriter& reply) {
  const auto blueprint_name = call.input.text("BlueprintName");
  const auto blueprint = call.store.blueprints.find(call.scope, blueprint_name);
  if (!blueprint) throw blueprint_not_found(blueprint_name);
  require_definition(*blueprint);
  const auto parameters = read_parameters(*blueprint, call.input.text_if_given("Parameters"));

  BlueprintRun run;
  run.ordinal = call.store.ordinals.take(call.scope.account, "run");
  run.run_id = call.random.run_id(call.scope.account, run.ordinal);
  run.started_on = call.now;
  run.phases_from = call.now;
  run.parameters = text_if_given(call, "Parameters");
  run.role_arn = text_if_given(call, "RoleArn");

  auto timeline = timeline_for(call, *blueprint);
  auto workflow_name = workflow_name_of(parameters, blueprint_name, run.run_id);
  if (call.store.workflows.find(call.scope, workflow_name)) {
    timeline = failing(std::move(timeline), workflow_already_exists(workflow_name));
  }
  run.phases = encode_phases(timeline.phases);
  run.timeline = timeline.name;
  run.error_message = timeline.error_message;
  run.rollback_error_message = timeline.rollback_error_message;
  if (const auto succeeds = succeeds_on(run.phases, run.phases_from)) {
    run.workflow_name = workflow_name;
    Workflow workflow;
    workflow.name = std::move(workflow_name);
    workflow.appears_on = *succeeds;
    workflow.blueprint_name = blueprint_name;
    workflow.run_id = run.run_id;
    call.store.workflows.insert(call.scope, workflow);
  }
  call.store.runs.insert(call.scope, blueprint->id, run);

  reply.member("RunId", run.run_id);
}

}  // namespace glueprint
