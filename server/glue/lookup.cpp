#include "server/glue/lookup.hpp"

#include <utility>

#include "server/glue/elsewhere.hpp"
#include "storage/run_end.hpp"

namespace glueprint {

std::optional<Blueprint> find_blueprint(const Call& call, std::string_view name) {
  auto blueprint = call.store.blueprints.find(call.scope, name);
  if (blueprint && !call.sees(blueprint->created_on)) return std::nullopt;
  return blueprint;
}

std::optional<std::int64_t> find_blueprint_id(const Call& call, std::string_view name) {
  if (call.effects.stale_by && !find_blueprint(call, name)) return std::nullopt;
  return call.store.blueprints.id_of(call.scope, name);
}

std::optional<Workflow> find_workflow(const Call& call, std::string_view name) {
  auto workflow = call.store.workflows.find(call.scope, name);
  if (workflow && workflow->appears_on > call.seen_at()) return std::nullopt;
  return workflow;
}

std::optional<Entity> find_entity(const Call& call, EntityKind kind, std::string_view name) {
  auto entity = call.store.entities.find(call.scope, kind, name);
  if (entity && !entity->there.holds(call.seen_at())) return std::nullopt;
  return entity;
}

std::optional<WorkflowRun> find_last_run(const Call& call, std::string_view workflow_name) {
  const auto from = call.effects.stale_by
                        ? std::optional{RunPlace{call.seen_at(), before_all_runs.ordinal}}
                        : std::nullopt;
  auto newest = call.store.workflow_runs.after(call.scope, workflow_name, from, 1);
  return newest.next() ? std::optional{newest.run()} : std::nullopt;
}

WorkflowRun require_workflow_run(const Call& call) {
  const auto name = call.input.text("Name");
  if (!find_workflow(call, name)) throw missing_workflow(call, name);
  const auto run_id = call.input.text("RunId");
  auto run = call.store.workflow_runs.find(call.scope, run_id);
  const bool is_seen = run && run->workflow_name == name && call.sees(run->started_on);
  if (!is_seen) throw missing_workflow_run(call, run_id);
  return *std::move(run);
}

}  // namespace glueprint
