#include "server/seeding/read_timeline.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/time/time_text.hpp"
#include "server/documents/elements.hpp"
#include "server/documents/shape_check.hpp"
#include "server/seeding/timeline_shape.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

constexpr const char* lasts_forms =
    R"(must be a duration such as "250ms", "3s" or "2m", or {"reads": 1})";

// The stage of a state in a life. Of two states of one stage, a life has only one, which it may
// repeat.
int order_of(LifeState state) {
  switch (state) {
    case LifeState::running:
    case LifeState::creating:
    case LifeState::updating:
      return 0;
    case LifeState::rolling_back:
      return 1;
    case LifeState::succeeded:
    case LifeState::failed:
    case LifeState::active:
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
    case LifeState::succeeded:
    case LifeState::rolling_back:
      return state == LifeState::running;
    default:
      return true;
  }
}

bool shows_failure(LifeState state) {
  return state == LifeState::failed || state == LifeState::rolling_back;
}

std::optional<int> read_count(const json& lasts) {
  if (!lasts.is_object() || lasts.size() != 1) return std::nullopt;
  const auto reads = lasts.find("reads");
  if (reads == lasts.end() || !reads->is_number_integer()) return std::nullopt;
  const auto count = reads->get<double>();
  if (count < 1 || count > reads_max) return std::nullopt;
  return static_cast<int>(count);
}

void read_lasts(const json& lasts, Phase& phase, const Place& place, MistakeList& mistakes) {
  if (lasts.is_string()) phase.lasts = read_duration(lasts.get_ref<const std::string&>());
  phase.reads = read_count(lasts);
  if (!phase.lasts && !phase.reads) mistakes.add(place, lasts_forms);
}

Phase read_phase(const json& value, bool is_last, const Place& place, MistakeList& mistakes) {
  Phase phase;
  phase.state = *life_state_named(value.at("state").get<std::string>());
  const auto lasts = value.find("lasts");
  const bool has_length = lasts != value.end();
  if (has_length && is_last) {
    mistakes.add(place / "lasts", "the last phase lasts for ever; leave it out");
  } else if (has_length) {
    read_lasts(*lasts, phase, place / "lasts", mistakes);
  } else if (!is_last) {
    mistakes.add(place, fmt::format("lacks \"lasts\", which {}", lasts_forms));
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
  if (is_seen || !value.contains(member)) return;
  mistakes.add(place / member, "is never shown, since no phase fails; leave it out");
}

// Members that are null count as absent.
json without_nulls(json value) {
  if (!value.is_object()) return value;
  std::erase_if(value.get_ref<json::object_t&>(),
                [](const auto& member) { return member.second.is_null(); });
  return value;
}

std::optional<Timeline> read(const json& given, const Shape& shape, const Place& place,
                             MistakeList& mistakes) {
  const auto mistakes_before = mistakes.mistakes().size();
  const auto value = without_nulls(given);
  check_shape(value, shape, place, mistakes);
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
  if (mistakes.mistakes().size() > mistakes_before) return std::nullopt;
  return timeline;
}

}  // namespace

std::optional<Timeline> read_timeline(const json& value, const Place& place,
                                      MistakeList& mistakes) {
  return read(value, timeline_shape(), place, mistakes);
}

std::optional<Timeline> read_future(const json& value, const Place& place, MistakeList& mistakes) {
  return read(value, future_shape(), place, mistakes);
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
  return value;
}

}  // namespace glueprint
