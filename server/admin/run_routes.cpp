#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/text/nearest_name.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"
#include "server/glue/parameters.hpp"
#include "server/glue/run_future.hpp"
#include "server/glue/timeline_choice.hpp"
#include "server/glue/workflow_plan.hpp"
#include "server/seeding/read_timeline.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// A stored run and the name of its blueprint.
struct FoundRun {
  BlueprintRun run;
  std::string blueprint_name;
};

std::optional<FoundRun> find_run(const AdminCall& call) {
  auto cursor = call.parts.store.runs.find(call.scope, call.path_values[0]);
  if (!cursor.next()) return std::nullopt;
  return FoundRun{owned(cursor.run()), std::string{cursor.blueprint_name()}};
}

WorkflowRun named_workflow_run(const AdminCall& call) {
  const auto& run_id = call.path_values[0];
  if (auto run = call.parts.store.workflow_runs.find(call.scope, run_id)) return *std::move(run);
  throw no_such(fmt::format("There is no run \"{}\" in account {}, region {}.", run_id,
                            call.scope.account, call.scope.region));
}

// The timeline that a member of the body names.
Timeline timeline_named(const AdminCall& call, const char* member, TimelineKind kind) {
  const auto& name = call.body.at(member).get_ref<const std::string&>();
  const auto& timelines = call.account().timelines;
  if (const auto* timeline = timelines.find(name, kind)) return *timeline;
  throw wrong_member(fmt::format("/{}", member),
                     fmt::format("must name a timeline of {}{}", subject_of(kind),
                                 suggestion(name, timelines.names(kind))));
}

// The timeline in the body: `{"timeline": NAME}`, `{"name": NAME}`, or a whole timeline, which
// needs no name.
Timeline read_body(const AdminCall& call, TimelineKind kind) {
  auto body = call.body;
  if (body.contains("timeline")) return timeline_named(call, "timeline", kind);
  if (body.contains("name") && body.size() == 1) return timeline_named(call, "name", kind);
  const auto name = body.value("name", "");
  body.erase("name");
  MistakeList mistakes{"body"};
  const Place root;
  auto timeline = read_future(body, root, mistakes);
  if (!timeline) throw wrong_members(mistakes.mistakes());
  if (!fits(*timeline, kind)) {
    throw wrong_member("/phases", fmt::format("are those of {}, not of {}",
                                              subject_of(kind_of(*timeline)), subject_of(kind)));
  }
  timeline->name = name;
  return *std::move(timeline);
}

// The part of a timeline that AWS can show of a run in that state.
Timeline continued(Timeline timeline, LifeState state) {
  if (is_terminal(state)) {
    throw conflict(fmt::format("The run is {}, and stays so.", name_of(state)));
  }
  if (state == LifeState::running) return timeline;
  std::erase_if(timeline.phases,
                [](const Phase& phase) { return phase.state == LifeState::running; });
  const auto next = state == LifeState::stopping ? LifeState::stopped : LifeState::failed;
  const bool goes_on = !timeline.phases.empty() && (timeline.phases.back().state == next ||
                                                    timeline.phases.back().state == state);
  if (!goes_on) {
    throw conflict(
        fmt::format("The run is {}, and can only be {} next.", name_of(state), name_of(next)));
  }
  return timeline;
}

Timeline put_timeline_of(const AdminCall& call, FoundRun found) {
  auto& [run, blueprint_name] = found;
  auto& store = call.parts.store;
  const auto now = call.account().clock.now();
  const auto state = position(run.phases, run.phases_from, now).state;
  auto timeline = continued(read_body(call, TimelineKind::of_runs), state);
  auto parameters = read_parameters(std::nullopt, run.parameters);
  if (const auto blueprint = store.blueprints.find(call.scope, blueprint_name)) {
    timeline =
        with_tagged_name(std::move(timeline), store.blueprints.tags(call.scope, blueprint->id));
    parameters = with_defaults(blueprint->parameter_spec, std::move(parameters));
  }

  auto transaction = store.transaction();
  const auto plan = plan_kept(store, call.scope, run,
                              plan_of_run(timeline, parameters, blueprint_name, run.run_id));
  change_future(store, call.scope, blueprint_name, plan, run, std::move(timeline), now);
  transaction.commit();
  return {run.timeline, remaining_phases(run.phases, run.phases_from, now), run.error_message,
          run.rollback_error_message};
}

Timeline put_timeline_of(const AdminCall& call, WorkflowRun run) {
  const auto now = call.account().clock.now();
  const auto state = position(run.phases, run.phases_from, now).state;
  const auto timeline = continued(read_body(call, TimelineKind::of_workflow_runs), state);
  run.phases = with_future(run.phases, run.phases_from, now, timeline.phases);
  run.timeline = timeline.name;
  run.error_message = timeline.error_message;
  auto transaction = call.parts.store.transaction();
  call.parts.store.workflow_runs.update(call.scope, run);
  transaction.commit();
  return {run.timeline, remaining_phases(run.phases, run.phases_from, now), run.error_message, {}};
}

}  // namespace

void put_run_timeline(const AdminCall& call, AdminReply& reply) {
  auto run = find_run(call);
  reply.json(write_timeline(run ? put_timeline_of(call, *std::move(run))
                                : put_timeline_of(call, named_workflow_run(call))));
}

}  // namespace glueprint
