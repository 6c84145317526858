#include "server/glue/workflow_runs.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "server/glue/guesses.hpp"
#include "server/glue/timeline_choice.hpp"
#include "server/glue/workflow_graph.hpp"
#include "server/glue/workflow_json.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

void require_room_for_run(const Call& call, const Workflow& workflow, const json& details) {
  const auto found = details.find("MaxConcurrentRuns");
  if (found == details.end()) return;
  const auto runs_max = found->get<std::int64_t>();
  const auto running =
      call.store.workflow_runs.count_running(call.scope, workflow.name, call.now, runs_max);
  if (running >= runs_max) throw concurrent_runs_exceeded(workflow.name);
}

}  // namespace

WorkflowRun start_workflow_run_of(const Call& call, const Workflow& workflow,
                                  const json& properties,
                                  std::optional<std::string> previous_run_id) {
  const auto details = details_of(workflow);
  require_room_for_run(call, workflow, details);
  auto choice = choose_workflow_run_timeline(call, workflow, properties);

  WorkflowRun run;
  run.ordinal = call.store.ordinals.take(call.scope.account, "workflow run");
  run.run_id = call.random.workflow_run_id(call.scope.account, run.ordinal);
  run.workflow_name = workflow.name;
  run.started_on = call.now;
  run.phases_from = call.now;
  run.phases = encode_phases(choice.timeline.phases);
  run.timeline = choice.timeline.name;
  run.error_message = std::move(choice.timeline.error_message);
  run.previous_run_id = std::move(previous_run_id);
  run.actions = count_actions(graph_in(workflow));
  run.properties = properties.dump();
  call.store.workflow_runs.insert(call.scope, run);
  choice.count();
  return run;
}

void check_concurrent_runs(const Input& input) {
  if (input.integer_if_given("MaxConcurrentRuns").value_or(1) < 1) throw no_concurrent_runs();
}

void take_over_workflow(const Input& input, Workflow& workflow) {
  workflow.description = input.text_if_given("Description");
  auto details = details_of(workflow);
  details.erase("DefaultRunProperties");
  details.erase("MaxConcurrentRuns");
  if (input.has("DefaultRunProperties")) {
    details["DefaultRunProperties"] = input.map("DefaultRunProperties");
  }
  if (const auto runs = input.integer_if_given("MaxConcurrentRuns")) {
    details["MaxConcurrentRuns"] = *runs;
  }
  set_details(workflow, details);
}

void remove_entity(const Call& call, const Entity& entity) {
  call.store.entities.remove(call.scope, entity.kind, entity.name);
  if (!entity.workflow_name) return;
  auto workflow = call.store.workflows.find(call.scope, *entity.workflow_name);
  if (!workflow) return;
  auto details = details_of(*workflow);
  if (!details.contains("Graph")) return;
  details["Graph"] = without_node(std::move(details["Graph"]), entity.kind, entity.name);
  set_details(*workflow, details);
  call.store.workflows.insert_or_replace(call.scope, *workflow);
}

}  // namespace glueprint
