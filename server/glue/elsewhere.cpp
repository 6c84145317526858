#include "server/glue/elsewhere.hpp"

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/printable.hpp"
#include "server/glue/guesses.hpp"

namespace glueprint {
namespace {

// Calls `has_it` with one world after the other, until one has what is missing.
template <typename HasIt>
void remark_where(const Call& call, std::string_view what, std::string_view name, HasIt has_it) {
  for (const auto& scope : call.store.worlds.near(call.scope.account, worlds_looked_at_max)) {
    if (scope == call.scope || !has_it(scope)) continue;
    call.remark = {RemarkAbout::place, fmt::format("{} {} is not in account {}, region {}, but in "
                                                   "account {}, region {}: check the region and "
                                                   "the access key of the client",
                                                   what, in_quotes(name), call.scope.account,
                                                   call.scope.region, scope.account, scope.region)};
    return;
  }
}

void remark_on_missing_run(const Call& call, std::string_view run_id) {
  auto here = call.store.runs.find(call.scope, run_id);
  if (here.next() && call.sees(here.run().started_on)) {
    call.remark = {RemarkAbout::place,
                   fmt::format("Run {} is one of blueprint {}", in_quotes(run_id),
                               in_quotes(here.blueprint_name()))};
  }
}

void remark_on_missing_workflow_run(const Call& call, std::string_view run_id) {
  const auto here = call.store.workflow_runs.find(call.scope, run_id);
  if (!here || !call.sees(here->started_on)) return;
  call.remark = {RemarkAbout::place, fmt::format("Run {} is one of workflow {}", in_quotes(run_id),
                                                 in_quotes(here->workflow_name))};
}

std::string_view noun_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::crawler:
      return "Crawler";
    case EntityKind::job:
      return "Job";
    case EntityKind::trigger:
      break;
  }
  return "Trigger";
}

}  // namespace

void remark_on_missing_blueprint(const Call& call, std::string_view name) {
  remark_where(call, "Blueprint", name, [&](const Scope& scope) {
    return call.store.blueprints.id_of(scope, name).has_value();
  });
}

void remark_on_missing_workflow(const Call& call, std::string_view name) {
  remark_where(call, "Workflow", name, [&](const Scope& scope) {
    const auto workflow = call.store.workflows.find(scope, name);
    return workflow && workflow->appears_on <= call.now;
  });
}

ApiError missing_blueprint(const Call& call, std::string_view name) {
  remark_on_missing_blueprint(call, name);
  return blueprint_not_found(name);
}

ApiError missing_run(const Call& call, std::string_view run_id) {
  remark_on_missing_run(call, run_id);
  if (call.remark.empty()) {
    remark_where(call, "Run", run_id,
                 [&](const Scope& scope) { return call.store.runs.find(scope, run_id).next(); });
  }
  return run_not_found(run_id);
}

void remark_on_missing_entity(const Call& call, EntityKind kind, std::string_view name) {
  remark_where(call, noun_of(kind), name, [&](const Scope& scope) {
    const auto entity = call.store.entities.find(scope, kind, name);
    return entity && entity->there.holds(call.now);
  });
}

ApiError missing_trigger(const Call& call, std::string_view name) {
  remark_on_missing_entity(call, EntityKind::trigger, name);
  return trigger_not_found(name);
}

ApiError missing_workflow_run(const Call& call, std::string_view run_id) {
  remark_on_missing_workflow_run(call, run_id);
  if (call.remark.empty()) {
    remark_where(call, "Run", run_id, [&](const Scope& scope) {
      return call.store.workflow_runs.find(scope, run_id).has_value();
    });
  }
  return workflow_or_run_not_found();
}

ApiError missing_workflow(const Call& call, std::string_view name) {
  remark_on_missing_workflow(call, name);
  return workflow_or_run_not_found();
}

}  // namespace glueprint
