#include "server/glue/lookup.hpp"

#include <utility>

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

}  // namespace glueprint
