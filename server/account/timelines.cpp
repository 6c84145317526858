#include "server/account/timelines.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "core/heap_size.hpp"

namespace glueprint {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

// AWS documents this text for a layout script that imports a module which is not there.
constexpr std::string_view missing_module =
    "Unknown error executing layout generator function ModuleNotFoundError: No module named "
    "'pyspark'";

// AWS documents this one for a run that finds a trigger of an earlier run.
constexpr std::string_view other_trigger =
    "Trigger with name 'foo_starting_trigger' already submitted with different configuration";

// AWS documents the beginning of this text for a registration that fails.
constexpr std::string_view no_access = "Unable to access object at location";

// A guess: no text is public for a rollback that fails.
constexpr std::string_view entities_left =
    "Unable to delete some of the entities that the blueprint run created.";

// AWS documents this one as the only one of a run of a workflow.
constexpr std::string_view concurrent_runs = "Concurrent runs exceeded for workflow: foo.";

Phase lasting(LifeState state, Duration duration) {
  return {state, duration, std::nullopt};
}

Phase for_ever(LifeState state) {
  return {state, std::nullopt, std::nullopt};
}

std::vector<Timeline> run_presets() {
  const auto running = [](Duration duration) { return lasting(LifeState::running, duration); };
  const auto rolling_back = lasting(LifeState::rolling_back, seconds{2});
  const auto succeeded = for_ever(LifeState::succeeded);
  const auto failed = for_ever(LifeState::failed);
  const std::string reason{missing_module};
  return {
      // AWS publishes no durations. `never-ends` imitates AWS: blueprints that make more than about
      // forty objects have been seen to hang.
      {"fails", {running(seconds{1}), failed}, reason, {}},
      {"fails-and-rolls-back", {running(seconds{3}), rolling_back, failed}, reason, {}},
      {"never-ends", {for_ever(LifeState::running)}, {}, {}},
      {"rollback-fails",
       {running(seconds{3}), rolling_back, failed},
       std::string{other_trigger},
       std::string{entities_left}},
      {"succeeds", {running(seconds{1}), succeeded}, {}, {}},
      {"succeeds-at-once", {succeeded}, {}, {}},
      {"succeeds-on-second-read", {{LifeState::running, {}, 1}, succeeded}, {}, {}},
      {"takes-a-minute", {running(minutes{1}), succeeded}, {}, {}},
  };
}

std::vector<Timeline> blueprint_presets() {
  const auto active = for_ever(LifeState::active);
  const auto failed = for_ever(LifeState::failed);
  const std::string reason{no_access};
  return {
      {"active-at-once", {active}, {}, {}},
      {"active-on-second-read", {{LifeState::creating, {}, 1}, active}, {}, {}},
      {"registers", {lasting(LifeState::creating, seconds{1}), active}, {}, {}},
      {"registration-fails", {lasting(LifeState::creating, seconds{1}), failed}, reason, {}},
      {"update-fails", {lasting(LifeState::updating, seconds{1}), failed}, reason, {}},
  };
}

std::vector<Timeline> workflow_run_presets() {
  const auto running = lasting(LifeState::running, seconds{1});
  const auto completed = for_ever(LifeState::completed);
  return {
      {"completes", {running, completed}, {}, {}},
      {"completes-at-once", {completed}, {}, {}},
      {"completes-in-a-minute", {lasting(LifeState::running, minutes{1}), completed}, {}, {}},
      {"completes-on-second-read", {{LifeState::running, {}, 1}, completed}, {}, {}},
      {"errs", {running, for_ever(LifeState::error)}, std::string{concurrent_runs}, {}},
      {"stops",
       {running, lasting(LifeState::stopping, seconds{1}), for_ever(LifeState::stopped)},
       {},
       {}},
  };
}

const std::vector<Timeline>& presets() {
  static const auto all = [] {
    std::vector<Timeline> of_all_kinds;
    for (const auto& of_kind : {run_presets(), blueprint_presets(), workflow_run_presets()}) {
      of_all_kinds.insert(of_all_kinds.end(), of_kind.begin(), of_kind.end());
    }
    return of_all_kinds;
  }();
  return all;
}

bool is_state_of(TimelineKind kind, LifeState state) {
  switch (state) {
    case LifeState::running:
      return kind != TimelineKind::of_blueprints;
    case LifeState::failed:
      return kind != TimelineKind::of_workflow_runs;
    case LifeState::rolling_back:
    case LifeState::succeeded:
      return kind == TimelineKind::of_runs;
    case LifeState::creating:
    case LifeState::updating:
    case LifeState::active:
      return kind == TimelineKind::of_blueprints;
    case LifeState::stopping:
    case LifeState::stopped:
    case LifeState::completed:
    case LifeState::error:
      return kind == TimelineKind::of_workflow_runs;
  }
  return false;
}

}  // namespace

bool fits(const Timeline& timeline, TimelineKind kind) {
  const auto& phases = timeline.phases;
  return std::all_of(phases.begin(), phases.end(),
                     [kind](const Phase& phase) { return is_state_of(kind, phase.state); });
}

TimelineKind kind_of(const Timeline& timeline) {
  for (const auto kind : {TimelineKind::of_runs, TimelineKind::of_blueprints}) {
    if (fits(timeline, kind)) return kind;
  }
  return TimelineKind::of_workflow_runs;
}

std::string_view subject_of(TimelineKind kind) {
  switch (kind) {
    case TimelineKind::of_runs:
      break;
    case TimelineKind::of_blueprints:
      return "blueprints";
    case TimelineKind::of_workflow_runs:
      return "runs of workflows";
  }
  return "runs";
}

const Timeline* find_preset_timeline(std::string_view name) {
  const auto& all = presets();
  const auto found = std::find_if(
      all.begin(), all.end(), [name](const Timeline& timeline) { return timeline.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::size_t held_bytes(const Timeline& timeline) {
  constexpr std::size_t map_node_bytes = 4 * sizeof(void*);
  return allocated_bytes(map_node_bytes + sizeof(std::string) + sizeof(Timeline)) +
         allocated_bytes(timeline.phases.capacity() * sizeof(Phase)) +
         2 * heap_bytes(timeline.name) + heap_bytes(timeline.error_message) +
         heap_bytes(timeline.rollback_error_message) + heap_bytes(timeline.workflow_name) +
         heap_bytes(timeline.workflow);
}

const Timeline* Timelines::find(std::string_view name) const {
  if (const auto own = own_.find(name); own != own_.end()) return &own->second;
  return below_ ? below_->find(name) : find_preset_timeline(name);
}

void Timelines::put(Timeline timeline) {
  auto name = timeline.name;
  own_.insert_or_assign(std::move(name), std::move(timeline));
}

void Timelines::remove(std::string_view name) {
  if (const auto own = own_.find(name); own != own_.end()) own_.erase(own);
}

std::size_t Timelines::bytes() const {
  return std::accumulate(
      own_.begin(), own_.end(), std::size_t{0},
      [](std::size_t sum, const auto& own) { return sum + held_bytes(own.second); });
}

std::vector<const Timeline*> Timelines::all() const {
  std::map<std::string_view, const Timeline*> by_name;
  for (const auto& preset : presets()) by_name[preset.name] = &preset;
  if (below_) {
    for (const auto* timeline : below_->all()) by_name[timeline->name] = timeline;
  }
  for (const auto& [name, timeline] : own_) by_name[name] = &timeline;
  std::vector<const Timeline*> all;
  for (const auto& [name, timeline] : by_name) all.push_back(timeline);
  return all;
}

const Timeline* Timelines::find(std::string_view name, TimelineKind kind) const {
  const auto* timeline = find(name);
  return timeline && fits(*timeline, kind) ? timeline : nullptr;
}

std::vector<std::string_view> Timelines::names() const {
  std::vector<std::string_view> names;
  for (const auto* timeline : all()) names.push_back(timeline->name);
  return names;
}

std::vector<std::string_view> Timelines::names(TimelineKind kind) const {
  std::vector<std::string_view> names;
  for (const auto* timeline : all()) {
    if (fits(*timeline, kind)) names.push_back(timeline->name);
  }
  return names;
}

}  // namespace glueprint
