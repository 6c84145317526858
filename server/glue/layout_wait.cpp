#include "server/glue/layout_wait.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "server/glue/layout_of_run.hpp"
#include "server/glue/run_future.hpp"

namespace glueprint {
namespace {

bool is_endless(const Phase& phase) {
  return phase.state == LifeState::running && !phase.lasts && !phase.reads;
}

std::optional<BlueprintRun> find_waiting(Store& store, const Scope& scope, std::string_view run_id,
                                         const std::string& timeline) {
  auto cursor = store.runs.find(scope, run_id);
  if (!cursor.next()) return std::nullopt;
  auto run = owned(cursor.run());
  const bool waits = run.timeline == timeline && is_endless(decode_phases(run.phases).back());
  return waits ? std::optional{std::move(run)} : std::nullopt;
}

}  // namespace

LayoutTimeline split_at_layout(Timeline timeline) {
  LayoutTimeline parts;
  parts.before.name = timeline.name;
  auto& phases = timeline.phases;
  const auto end = std::find_if(phases.begin(), phases.end(), [](const Phase& phase) {
    return phase.state != LifeState::running || is_endless(phase);
  });
  parts.before.phases.assign(phases.begin(), end);
  parts.before.phases.push_back({LifeState::running, std::nullopt, std::nullopt});
  phases.erase(phases.begin(), end);
  parts.after = std::move(timeline);
  return parts;
}

void end_wait(Store& store, const Scope& scope, std::string_view blueprint_name,
              std::string_view run_id, const WorkflowPlan& plan, Timeline after, Instant now) {
  auto run = find_waiting(store, scope, run_id, after.name);
  if (!run) return;
  auto phases = remaining_phases(run->phases, run->phases_from, now);
  phases.pop_back();
  phases.insert(phases.end(), after.phases.begin(), after.phases.end());
  after.phases = std::move(phases);
  if (plan.failure) after = failing_by(std::move(after), *plan.failure);
  change_future(store, scope, blueprint_name, plan, *run, std::move(after), now);
}

}  // namespace glueprint
