#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/instant.hpp"

namespace glueprint {

enum class RunState { running, rolling_back, succeeded, failed };

// AWS's name of the state, as in BlueprintRunState, and back.
std::string_view name_of(RunState state);
std::optional<RunState> run_state_named(std::string_view name);

constexpr bool is_terminal(RunState state) {
  return state == RunState::succeeded || state == RunState::failed;
}

// One stretch of a run's life. The last phase of a timeline lasts for ever and has no `lasts`.
struct Phase {
  RunState state = RunState::running;
  std::optional<Duration> lasts;

  bool operator==(const Phase&) const = default;
};

// The whole future of a run, as data: chosen when it starts, stored with it.
struct Timeline {
  std::string name;
  std::vector<Phase> phases;
  std::optional<std::string> error_message;
  std::optional<std::string> rollback_error_message;
};

// The presets that `--timeline` may name. `never-ends` is real: blueprints that make more than
// about forty objects have been seen to hang.
std::span<const Timeline> preset_timelines();
const Timeline* find_preset_timeline(std::string_view name);

// The same life, but a success becomes a failure with this message.
Timeline failing(Timeline timeline, std::string error_message);

// Phases as they are stored with a run: `RUNNING 3000 ROLLING_BACK 2000 FAILED`, durations in
// milliseconds.
std::string encode_phases(std::span<const Phase> phases);

// The way back. Throws std::invalid_argument on text that encode_phases does not write.
std::vector<Phase> decode_phases(std::string_view text);

// Where a run stands: its state, and the instant at which it entered it.
struct Position {
  RunState state = RunState::running;
  Instant since;
};

// The state at `now` of a run whose phases began at `phases_from`: a pure function of its
// arguments, so that two reads at one instant are equal and a clock that is set back takes states
// with it. `phases` is the text of encode_phases. Before its beginning a run is in its first phase.
Position position(std::string_view phases, Instant phases_from, Instant now);

// The instant at which a run with these phases succeeds; none when it never does.
std::optional<Instant> succeeds_on(std::string_view phases, Instant phases_from);

}  // namespace glueprint
