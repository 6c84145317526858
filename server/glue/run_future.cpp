#include "server/glue/run_future.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "server/glue/guesses.hpp"
#include "server/glue/tags.hpp"
#include "server/glue/workflow_plan.hpp"

namespace glueprint {
namespace {

// The first trigger of the plan that stands after `from` with another definition.
const Entity* find_differing_trigger(Store& store, const Scope& scope, const WorkflowPlan& plan,
                                     const BlueprintRun& run, Instant from) {
  for (const auto& entity : plan.entities) {
    if (entity.kind != EntityKind::trigger) continue;
    const auto standing = store.entities.find(scope, entity.kind, entity.name);
    const bool stands = standing && standing->run_id != run.run_id && standing->there.end > from;
    if (stands && standing->definition != entity.definition) return &entity;
  }
  return nullptr;
}

// Why the run cannot make what its plan says.
std::optional<std::string> find_hindrance(Store& store, const Scope& scope,
                                          const WorkflowPlan& plan, const BlueprintRun& run,
                                          Instant from) {
  if (plan.failure) return plan.failure;
  if (auto violation = workflow_name_violation(plan.name)) return violation;
  const auto standing = store.workflows.find(scope, plan.name);
  if (standing && standing->run_id != run.run_id) return workflow_already_exists(plan.name);
  const auto* trigger = find_differing_trigger(store, scope, plan, run, from);
  return trigger ? std::optional{trigger_differs(trigger->name)} : std::nullopt;
}

// The time in which the entities of a run are there; nothing when it makes none.
std::optional<Span> time_of_entities(const BlueprintRun& run) {
  const auto phases = decode_phases(run.phases);
  const auto enters = [&](LifeState state) {
    return enters_on(run.phases, run.phases_from, state).value_or(not_yet_known);
  };
  if (phases.back().state == LifeState::succeeded) {
    return Span{enters(LifeState::succeeded), not_yet_known};
  }
  const bool rolls_back = std::any_of(phases.begin(), phases.end(), [](const Phase& phase) {
    return phase.state == LifeState::rolling_back;
  });
  if (!rolls_back) return std::nullopt;
  return Span{enters(LifeState::rolling_back),
              run.rollback_error_message ? not_yet_known : enters(LifeState::failed)};
}

// The members of a workflow that a run makes: their tags get that of the run.
std::optional<std::string> details_with_tag(const WorkflowPlan& plan,
                                            std::string_view blueprint_name) {
  if (!plan.details) return std::nullopt;
  auto details = nlohmann::json::parse(*plan.details);
  if (details.contains("Tags")) details["Tags"][made_by_tag] = blueprint_name;
  return details.dump();
}

void take_workflow_name(Store& store, const Scope& scope, std::string_view blueprint_name,
                        const WorkflowPlan& plan, BlueprintRun& run) {
  run.workflow_name = plan.name;
  Workflow workflow;
  workflow.name = plan.name;
  workflow.appears_on = succeeds_on(run.phases, run.phases_from).value_or(not_yet_known);
  workflow.description = plan.description;
  workflow.blueprint_name = blueprint_name;
  workflow.run_id = run.run_id;
  workflow.details = details_with_tag(plan, blueprint_name);
  store.workflows.insert_or_replace(scope, workflow);
}

void free_workflow_name(Store& store, const Scope& scope, BlueprintRun& run) {
  if (run.workflow_name) store.workflows.remove_of(scope, *run.workflow_name, run.run_id);
  run.workflow_name.reset();
}

void make_entities(Store& store, const Scope& scope, std::string_view blueprint_name,
                   const WorkflowPlan& plan, const BlueprintRun& run) {
  store.entities.remove_of(scope, run.run_id);
  const auto there = time_of_entities(run);
  if (!there) return;
  for (auto entity : plan.entities) {
    entity.blueprint_name = blueprint_name;
    entity.run_id = run.run_id;
    entity.there = *there;
    store.entities.insert_if_free(scope, entity);
  }
}

// Takes over the parts of a timeline beside its phases.
void take_over(BlueprintRun& run, const Timeline& timeline) {
  run.timeline = timeline.name;
  run.error_message = timeline.error_message;
  run.rollback_error_message = timeline.rollback_error_message;
}

}  // namespace

void set_future(Store& store, const Scope& scope, std::string_view blueprint_name,
                const WorkflowPlan& plan, BlueprintRun& run, Timeline timeline, Instant from) {
  if (succeeds(timeline)) {
    auto hindrance = find_hindrance(store, scope, plan, run, from);
    if (hindrance) timeline = failing(std::move(timeline), *std::move(hindrance));
  }
  run.phases_from = from;
  run.phases = encode_phases(timeline.phases);
  take_over(run, timeline);
  if (succeeds(timeline)) {
    take_workflow_name(store, scope, blueprint_name, plan, run);
  } else {
    free_workflow_name(store, scope, run);
  }
  make_entities(store, scope, blueprint_name, plan, run);
}

void change_future(Store& store, const Scope& scope, std::string_view blueprint_name,
                   const WorkflowPlan& plan, BlueprintRun& run, Timeline timeline, Instant now) {
  const auto past = run;
  const auto from = run.phases_from;
  set_future(store, scope, blueprint_name, plan, run, std::move(timeline), now);
  run.phases = with_future(past.phases, from, now, decode_phases(run.phases));
  run.phases_from = from;
  store.runs.update_future(scope, run);
}

WorkflowPlan plan_kept(Store& store, const Scope& scope, const BlueprintRun& run,
                       WorkflowPlan otherwise) {
  if (auto made = store.entities.of_run(scope, run.run_id); !made.empty()) {
    otherwise.entities = std::move(made);
  }
  if (!run.workflow_name) return otherwise;
  otherwise.name = *run.workflow_name;
  otherwise.failure.reset();
  const auto workflow = store.workflows.find(scope, otherwise.name);
  if (workflow && workflow->run_id == run.run_id) {
    otherwise.description = workflow->description;
    otherwise.details = workflow->details;
  }
  return otherwise;
}

void take_name_from_run(Store& store, const Scope& scope, const Workflow& workflow) {
  store.workflows.remove(scope, workflow.name);
  if (!workflow.run_id) return;
  store.entities.remove_of(scope, *workflow.run_id);
  std::optional<BlueprintRun> run;
  {
    auto cursor = store.runs.find(scope, *workflow.run_id);
    if (cursor.next()) run = owned(cursor.run());
  }
  if (!run) return;
  auto phases = decode_phases(run->phases);
  phases.back().state = LifeState::failed;
  run->phases = encode_phases(phases);
  run->error_message = workflow_already_exists(workflow.name);
  run->workflow_name.reset();
  store.runs.update_future(scope, *run);
}

void count_read(Store& store, const Scope& scope, BlueprintRun run, Instant now) {
  run.phases = phases_after_read(run.phases, run.phases_from, now);
  store.runs.update_phases(scope, run);
  if (const auto there = time_of_entities(run)) {
    store.entities.set_there(scope, run.run_id, *there);
  }
  if (!run.workflow_name) return;
  const auto appears_on = succeeds_on(run.phases, run.phases_from).value_or(not_yet_known);
  store.workflows.set_appears_on(scope, *run.workflow_name, appears_on);
}

}  // namespace glueprint
