#include "server/lifecycle.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace glueprint {
namespace {

constexpr std::array<std::pair<RunState, std::string_view>, 4> state_names{{
    {RunState::running, "RUNNING"},
    {RunState::rolling_back, "ROLLING_BACK"},
    {RunState::succeeded, "SUCCEEDED"},
    {RunState::failed, "FAILED"},
}};

// AWS documents this text for a layout script that imports a module which is not there.
constexpr std::string_view missing_module =
    "Unknown error executing layout generator function ModuleNotFoundError: No module named "
    "'pyspark'";

std::string_view take_word(std::string_view& text) {
  const auto end = std::min(text.find(' '), text.size());
  const auto word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

[[noreturn]] void refuse_phases(std::string_view word) {
  throw std::invalid_argument{"not a phase: " + std::string{word}};
}

Phase take_phase(std::string_view& text) {
  const auto name = take_word(text);
  const auto state = run_state_named(name);
  if (!state) refuse_phases(name);
  Phase phase{*state, std::nullopt};
  if (text.empty()) return phase;

  const auto digits = take_word(text);
  Duration::rep milliseconds = 0;
  const auto end = digits.data() + digits.size();
  const auto [last, error] = std::from_chars(digits.data(), end, milliseconds);
  if (error != std::errc{} || last != end || text.empty()) refuse_phases(digits);
  phase.lasts = Duration{milliseconds};
  return phase;
}

}  // namespace

std::string_view name_of(RunState state) {
  return state_names[static_cast<std::size_t>(state)].second;
}

std::optional<RunState> run_state_named(std::string_view name) {
  for (const auto& [state, state_name] : state_names) {
    if (state_name == name) return state;
  }
  return std::nullopt;
}

std::span<const Timeline> preset_timelines() {
  using std::chrono::minutes;
  using std::chrono::seconds;
  static const std::array<Timeline, 5> presets{{
      {"succeeds", {{RunState::running, seconds{1}}, {RunState::succeeded, {}}}, {}, {}},
      {"succeeds-at-once", {{RunState::succeeded, {}}}, {}, {}},
      {"takes-a-minute", {{RunState::running, minutes{1}}, {RunState::succeeded, {}}}, {}, {}},
      {"never-ends", {{RunState::running, {}}}, {}, {}},
      {"fails-and-rolls-back",
       {{RunState::running, seconds{3}},
        {RunState::rolling_back, seconds{2}},
        {RunState::failed, {}}},
       std::string{missing_module},
       {}},
  }};
  return presets;
}

const Timeline* find_preset_timeline(std::string_view name) {
  const auto presets = preset_timelines();
  const auto found = std::find_if(presets.begin(), presets.end(), [name](const Timeline& timeline) {
    return timeline.name == name;
  });
  return found == presets.end() ? nullptr : &*found;
}

Timeline failing(Timeline timeline, std::string error_message) {
  timeline.phases.back().state = RunState::failed;
  timeline.error_message = std::move(error_message);
  return timeline;
}

std::string encode_phases(std::span<const Phase> phases) {
  std::string text;
  for (const auto& phase : phases) {
    if (!text.empty()) text += ' ';
    text += name_of(phase.state);
    if (phase.lasts) text.append(" ").append(std::to_string(phase.lasts->count()));
  }
  return text;
}

std::vector<Phase> decode_phases(std::string_view text) {
  std::vector<Phase> phases;
  do {
    phases.push_back(take_phase(text));
  } while (!text.empty());
  return phases;
}

Position position(std::string_view phases, Instant phases_from, Instant now) {
  Position here;
  here.since = phases_from;
  while (true) {
    const auto phase = take_phase(phases);
    here.state = phase.state;
    if (!phase.lasts || now < here.since + *phase.lasts) return here;
    here.since += *phase.lasts;
  }
}

std::optional<Instant> succeeds_on(std::string_view phases, Instant phases_from) {
  const auto end = position(phases, phases_from, Instant::max());
  return end.state == RunState::succeeded ? std::optional{end.since} : std::nullopt;
}

}  // namespace glueprint
