#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "server/documents/elements.hpp"
#include "server/seeding/read_records.hpp"
#include "server/seeding/timeline_members.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

// Notes a run that is rolling back by a timeline that has no rollback.
void find_impossible_timeline(const FixtureRun& run, const Timelines& timelines, const Place& place,
                              MistakeList& mistakes) {
  if (!run.timeline || run.future || run.state != LifeState::rolling_back) return;
  const auto* const timeline = timelines.find(*run.timeline);
  if (timeline == nullptr) return;
  const auto& phases = timeline->phases;
  const bool rolls_back = std::any_of(phases.begin(), phases.end(), [](const Phase& phase) {
    return phase.state == LifeState::rolling_back;
  });
  if (rolls_back || !is_terminal(phases.back().state)) return;
  mistakes.add(place / "Timeline",
               fmt::format("\"{}\" never rolls back, but State is ROLLING_BACK", *run.timeline));
}

}  // namespace

std::optional<FixtureRun> read_run(const json& object, const Timelines& timelines,
                                   const Place& place, MistakeList& mistakes) {
  const auto state = life_state_named(find_text(object, "State").value_or(""));
  if (!state) return std::nullopt;

  FixtureRun run;
  run.blueprint_name = find_text(object, "BlueprintName").value_or("");
  run.run_id = find_text(object, "RunId");
  run.state = *state;
  run.started_on = find_time(object, "StartedOn");
  run.completed_on = find_time(object, "CompletedOn");
  run.future = read_future_of(object, name_of(*state), TimelineKind::of_runs, place, mistakes);
  run.timeline = run.future || is_terminal(*state)
                     ? find_text(object, "Timeline")
                     : read_timeline_name(object, "Timeline", TimelineKind::of_runs, timelines,
                                          place, mistakes);
  run.workflow_name = find_text(object, "WorkflowName");
  run.is_workflow_deleted = object.value("WorkflowDeleted", json{}) == true;
  run.error_message = find_text(object, "ErrorMessage");
  run.rollback_error_message = find_text(object, "RollbackErrorMessage");
  run.parameters = find_text(object, "Parameters");
  run.role_arn = find_text(object, "RoleArn");
  if (run.started_on && run.completed_on && run.completed_on->is_always_before(*run.started_on)) {
    mistakes.add(place / "CompletedOn", "is before StartedOn");
  }
  find_impossible_timeline(run, timelines, place, mistakes);
  return run;
}

}  // namespace glueprint
