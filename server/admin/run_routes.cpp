#include <fmt/format.h>

#include "core/text/nearest_name.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"
#include "server/glue/parameters.hpp"
#include "server/glue/run_future.hpp"
#include "server/seeding/read_timeline.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// A stored run and the name of its blueprint.
struct FoundRun {
  BlueprintRun run;
  std::string blueprint_name;
};

FoundRun find_run(const AdminCall& call) {
  const auto& run_id = call.path_values[0];
  auto cursor = call.parts.store.runs.find(call.scope, run_id);
  if (cursor.next()) return {owned(cursor.run()), std::string{cursor.blueprint_name()}};
  throw no_such(fmt::format("There is no run \"{}\" in account {}, region {}.", run_id,
                            call.scope.account, call.scope.region));
}

// The timeline that a member of the body names.
Timeline timeline_named(const AdminCall& call, const char* member) {
  const auto& name = call.body.at(member).get_ref<const std::string&>();
  const auto& timelines = call.account().timelines;
  if (const auto* timeline = timelines.find(name, TimelineKind::of_runs)) return *timeline;
  throw wrong_member(fmt::format("/{}", member),
                     fmt::format("must name a timeline of runs{}",
                                 suggestion(name, timelines.names(TimelineKind::of_runs))));
}

// The timeline in the body: `{"timeline": NAME}`, `{"name": NAME}`, or a whole timeline, which
// needs no name.
Timeline read_body(const AdminCall& call) {
  auto body = call.body;
  if (body.contains("timeline")) return timeline_named(call, "timeline");
  if (body.contains("name") && body.size() == 1) return timeline_named(call, "name");
  const auto name = body.value("name", "");
  body.erase("name");
  MistakeList mistakes{"body"};
  const Place root;
  auto timeline = read_future(body, root, mistakes);
  if (!timeline) throw wrong_members(mistakes.mistakes());
  if (kind_of(*timeline) != TimelineKind::of_runs) {
    throw wrong_member("/phases", "are those of a blueprint, not of a run");
  }
  timeline->name = name;
  return *std::move(timeline);
}

// The part of a timeline that AWS can show of a run in that state.
Timeline continued(Timeline timeline, LifeState state) {
  if (is_terminal(state)) {
    throw conflict(fmt::format("The run is {}, and stays so.", name_of(state)));
  }
  if (state != LifeState::rolling_back) return timeline;
  std::erase_if(timeline.phases,
                [](const Phase& phase) { return phase.state == LifeState::running; });
  if (timeline.phases.empty() || timeline.phases.back().state == LifeState::succeeded) {
    throw conflict("The run is ROLLING_BACK, and can only be FAILED next.");
  }
  return timeline;
}

}  // namespace

void put_run_timeline(const AdminCall& call, AdminReply& reply) {
  auto [run, blueprint_name] = find_run(call);
  const auto now = call.account().clock.now();
  const auto state = position(run.phases, run.phases_from, now).state;
  const auto timeline = continued(read_body(call), state);
  const auto parameters = read_parameters(std::nullopt, run.parameters);
  const auto workflow_name =
      run.workflow_name.value_or(workflow_name_of(parameters, blueprint_name, run.run_id));

  auto transaction = call.parts.store.transaction();
  change_future(call.parts.store, call.scope, blueprint_name, workflow_name, run, timeline, now);
  transaction.commit();

  const Timeline future{run.timeline, remaining_phases(run.phases, run.phases_from, now),
                        run.error_message, run.rollback_error_message};
  reply.json(write_timeline(future));
}

}  // namespace glueprint
