#include "server/glue/run_future.hpp"

#include <utility>

#include "server/glue/guesses.hpp"

namespace glueprint {
namespace {

// The timeline, failing if it would succeed while another workflow or run has the name.
Timeline settled(Store& store, const Scope& scope, std::string_view workflow_name,
                 const BlueprintRun& run, Timeline timeline) {
  if (!succeeds(timeline)) return timeline;
  const auto standing = store.workflows.find(scope, workflow_name);
  if (!standing || standing->run_id == run.run_id) return timeline;
  return failing(std::move(timeline), workflow_already_exists(workflow_name));
}

void take_workflow_name(Store& store, const Scope& scope, std::string_view blueprint_name,
                        std::string_view workflow_name, BlueprintRun& run) {
  run.workflow_name = workflow_name;
  const auto appears_on = succeeds_on(run.phases, run.phases_from).value_or(not_yet_known);
  if (store.workflows.find(scope, workflow_name)) {
    return store.workflows.set_appears_on(scope, workflow_name, appears_on);
  }
  Workflow workflow;
  workflow.name = workflow_name;
  workflow.appears_on = appears_on;
  workflow.blueprint_name = blueprint_name;
  workflow.run_id = run.run_id;
  store.workflows.insert(scope, workflow);
}

void free_workflow_name(Store& store, const Scope& scope, BlueprintRun& run) {
  if (run.workflow_name) store.workflows.remove_of(scope, *run.workflow_name, run.run_id);
  run.workflow_name.reset();
}

// Takes over the parts of a timeline beside its phases.
void take_over(BlueprintRun& run, const Timeline& timeline) {
  run.timeline = timeline.name;
  run.error_message = timeline.error_message;
  run.rollback_error_message = timeline.rollback_error_message;
}

}  // namespace

void set_future(Store& store, const Scope& scope, std::string_view blueprint_name,
                std::string_view workflow_name, BlueprintRun& run, Timeline timeline,
                Instant from) {
  timeline = settled(store, scope, workflow_name, run, std::move(timeline));
  run.phases_from = from;
  run.phases = encode_phases(timeline.phases);
  take_over(run, timeline);
  if (succeeds(timeline)) {
    take_workflow_name(store, scope, blueprint_name, workflow_name, run);
  } else {
    free_workflow_name(store, scope, run);
  }
}

void change_future(Store& store, const Scope& scope, std::string_view blueprint_name,
                   std::string_view workflow_name, BlueprintRun& run, Timeline timeline,
                   Instant now) {
  const auto past = run;
  const auto from = run.phases_from;
  set_future(store, scope, blueprint_name, workflow_name, run, std::move(timeline), now);
  run.phases = with_future(past.phases, from, now, decode_phases(run.phases));
  run.phases_from = from;
  store.runs.update_future(scope, run);
}

void count_read(Store& store, const Scope& scope, BlueprintRun run, Instant now) {
  run.phases = phases_after_read(run.phases, run.phases_from, now);
  store.runs.update_phases(scope, run);
  if (!run.workflow_name) return;
  const auto appears_on = succeeds_on(run.phases, run.phases_from).value_or(not_yet_known);
  store.workflows.set_appears_on(scope, *run.workflow_name, appears_on);
}

}  // namespace glueprint
