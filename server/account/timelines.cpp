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

const std::vector<Timeline>& presets() {
  static const auto all = [] {
    auto both = run_presets();
    for (auto& timeline : blueprint_presets()) both.push_back(std::move(timeline));
    return both;
  }();
  return all;
}

bool is_of_blueprints(const Phase& phase) {
  return phase.state == LifeState::creating || phase.state == LifeState::updating ||
         phase.state == LifeState::active;
}

}  // namespace

TimelineKind kind_of(const Timeline& timeline) {
  const auto& phases = timeline.phases;
  return std::any_of(phases.begin(), phases.end(), is_of_blueprints) ? TimelineKind::of_blueprints
                                                                     : TimelineKind::of_runs;
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
         heap_bytes(timeline.rollback_error_message);
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
  return timeline && kind_of(*timeline) == kind ? timeline : nullptr;
}

std::vector<std::string_view> Timelines::names() const {
  std::vector<std::string_view> names;
  for (const auto* timeline : all()) names.push_back(timeline->name);
  return names;
}

std::vector<std::string_view> Timelines::names(TimelineKind kind) const {
  std::vector<std::string_view> names;
  for (const auto* timeline : all()) {
    if (kind_of(*timeline) == kind) names.push_back(timeline->name);
  }
  return names;
}

}  // namespace glueprint
