#include "server/seeding/read_timeline.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/time/duration_text.hpp"
#include "server/documents/elements.hpp"
#include "server/documents/schema_check.hpp"
#include "server/seeding/shipped_schemas.hpp"
#include "server/seeding/timeline_workflow.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

// The stage of a state in a life. Of two states of one stage, a life has only one, which it may
// repeat.
int order_of(LifeState state) {
  switch (state) {
    case LifeState::running:
    case LifeState::creating:
    case LifeState::updating:
      return 0;
    case LifeState::rolling_back:
    case LifeState::stopping:
      return 1;
    case LifeState::succeeded:
    case LifeState::failed:
    case LifeState::active:
    case LifeState::stopped:
    case LifeState::completed:
    case LifeState::error:
      return 2;
  }
  return 2;
}

// Whether AWS can show `next` directly after `state`.
bool can_follow(LifeState state, LifeState next) {
  if (state == next) return !is_terminal(state);
  if (order_of(next) <= order_of(state)) return false;
  switch (next) {
    case LifeState::active:
      return state == LifeState::creating || state == LifeState::updating;
    case LifeState::failed:
      return state != LifeState::stopping;
    case LifeState::stopped:
      return state == LifeState::running || state == LifeState::stopping;
    default:
      return state == LifeState::running;
  }
}

bool shows_failure(LifeState state) {
  return state == LifeState::failed || state == LifeState::rolling_back ||
         state == LifeState::error;
}

Phase read_phase(const json& value, bool is_last, const Place& place, MistakeList& mistakes) {
  Phase phase;
  phase.state = *life_state_named(value.at("state").get<std::string>());
  const auto lasts = value.find("lasts");
  if (lasts == value.end()) {
    if (!is_last) mistakes.add(place, R"(lacks "lasts"; only the last phase lasts for ever)");
  } else if (is_last) {
    mistakes.add(place / "lasts", "the last phase lasts for ever; leave it out");
  } else if (lasts->is_string()) {
    phase.lasts = read_duration(lasts->get_ref<const std::string&>());
  } else {
    phase.reads = lasts->at("reads").get<int>();
  }
  return phase;
}

void find_impossible_order(const std::vector<Phase>& phases, const Place& place,
                           MistakeList& mistakes) {
  for (std::size_t i = 1; i < phases.size(); ++i) {
    if (can_follow(phases[i - 1].state, phases[i].state)) continue;
    const auto element = place / i;
    mistakes.add(element / "state",
                 fmt::format("{} cannot follow {} at AWS", name_of(phases[i].state),
                             name_of(phases[i - 1].state)));
  }
}

void find_unseen_message(const json& value, const char* member, bool is_seen, const Place& place,
                         MistakeList& mistakes) {
  if (is_seen || !find_text(value, member)) return;
  mistakes.add(place / member, "is never shown, since no phase fails; leave it out");
}

std::optional<Timeline> read(const json& value, const Schema& schema, const Place& place,
                             MistakeList& mistakes) {
  const auto mistakes_before = mistakes.mistakes().size();
  check_schema(value, schema, place, mistakes);
  if (mistakes.mistakes().size() > mistakes_before) return std::nullopt;

  Timeline timeline;
  const auto& phases = value.at("phases");
  const auto list = place / "phases";
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const bool is_last = i + 1 == phases.size();
    timeline.phases.push_back(read_phase(phases[i], is_last, list / i, mistakes));
  }
  find_impossible_order(timeline.phases, list, mistakes);
  const bool fails = std::any_of(timeline.phases.begin(), timeline.phases.end(),
                                 [](const Phase& phase) { return shows_failure(phase.state); });
  find_unseen_message(value, "error_message", fails, place, mistakes);
  find_unseen_message(value, "rollback_error_message", fails, place, mistakes);
  timeline.name = find_text(value, "name").value_or("");
  timeline.error_message = find_text(value, "error_message");
  timeline.rollback_error_message = find_text(value, "rollback_error_message");
  read_timeline_workflow(value, place, timeline, mistakes);
  if (mistakes.mistakes().size() > mistakes_before) return std::nullopt;
  return timeline;
}

}  // namespace

std::optional<Timeline> read_timeline(const json& value, const Place& place,
                                      MistakeList& mistakes) {
  return read(value, timeline_schema(), place, mistakes);
}

std::optional<Timeline> read_future(const json& value, const Place& place, MistakeList& mistakes) {
  return read(value, future_schema(), place, mistakes);
}

json write_timeline(const Timeline& timeline) {
  auto phases = json::array();
  for (const auto& phase : timeline.phases) {
    json written{{"state", name_of(phase.state)}};
    if (phase.lasts) written["lasts"] = write_duration(*phase.lasts);
    if (phase.reads) written["lasts"] = {{"reads", *phase.reads}};
    phases.push_back(std::move(written));
  }
  json value{{"phases", std::move(phases)}};
  if (!timeline.name.empty()) value["name"] = timeline.name;
  if (timeline.error_message) value["error_message"] = *timeline.error_message;
  if (timeline.rollback_error_message) {
    value["rollback_error_message"] = *timeline.rollback_error_message;
  }
  write_timeline_workflow(timeline, value);
  return value;
}

}  // namespace glueprint
