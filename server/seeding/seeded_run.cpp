#include "server/seeding/seeded_run.hpp"

#include <algorithm>
#include <array>

namespace glueprint {
namespace {

constexpr Duration usual_run_time = std::chrono::seconds{1};

// Drops the phases before a state. False when there is no such phase.
bool skip_to(Timeline& timeline, LifeState state) {
  auto& phases = timeline.phases;
  const auto first = std::find_if(phases.begin(), phases.end(),
                                  [state](const Phase& phase) { return phase.state == state; });
  if (first == phases.end()) return false;
  phases.erase(phases.begin(), first);
  return true;
}

// The preset that goes on from a state which is neither the first nor the last of a run; nullptr
// for the other states.
const Timeline* preset_from(LifeState state) {
  if (state == LifeState::rolling_back) return find_preset_timeline("fails-and-rolls-back");
  return state == LifeState::stopping ? find_preset_timeline("stops") : nullptr;
}

const Timeline& timeline_of(const FixtureLife& run,
                            const std::optional<std::string>& blueprint_run_timeline,
                            const Timelines& timelines, const Timeline& default_timeline) {
  const auto& name = run.timeline ? run.timeline : blueprint_run_timeline;
  const auto* const timeline = name ? timelines.find(*name) : nullptr;
  return timeline == nullptr ? default_timeline : *timeline;
}

}  // namespace

Instant started_on(const FixtureLife& run, Instant now) {
  if (run.started_on) return run.started_on->when_loaded(now);
  if (!is_terminal(run.state)) return now;
  const auto completed = run.completed_on ? run.completed_on->when_loaded(now) : now;
  return std::max(completed - usual_run_time, Instant{});
}

std::string past_phases(const FixtureLife& run, Instant started_on, Instant now) {
  const auto running_time = run.completed_on ? run.completed_on->when_loaded(now) - started_on
                                             : std::min(usual_run_time, now - started_on);
  const std::array phases{
      Phase{LifeState::running, std::max(running_time, Duration::zero()), std::nullopt},
      Phase{run.state, std::nullopt, std::nullopt}};
  return encode_phases(phases);
}

void set_past(BlueprintRun& row, const FixtureRun& run, Instant now) {
  row.phases_from = row.started_on;
  row.phases = past_phases(run, row.started_on, now);
  row.timeline = run.timeline.value_or("");
  row.workflow_name = run.workflow_name;
  row.error_message = run.error_message;
  row.rollback_error_message = run.rollback_error_message;
}

Timeline future_of(const FixtureLife& run, const std::optional<std::string>& blueprint_run_timeline,
                   const Timelines& timelines, const Timeline& default_timeline) {
  if (run.future) {
    auto future = *run.future;
    future.name = run.timeline.value_or("");
    return future;
  }
  auto future = timeline_of(run, blueprint_run_timeline, timelines, default_timeline);
  if (!is_terminal(future.phases.back().state)) {
    future.phases = {{run.state, std::nullopt, std::nullopt}};
  } else if (const auto* preset = preset_from(run.state); preset && !skip_to(future, run.state)) {
    future = *preset;
    skip_to(future, run.state);
  }
  if (run.error_message) future.error_message = run.error_message;
  if (run.rollback_error_message) future.rollback_error_message = run.rollback_error_message;
  return future;
}

}  // namespace glueprint
