#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/time/instant.hpp"

namespace glueprint {

// The states of runs and of blueprints, which share FAILED.
enum class LifeState { running, rolling_back, succeeded, failed, creating, updating, active };

// AWS's name of the state, as in BlueprintRunState and BlueprintStatus, and back.
std::string_view name_of(LifeState state);
std::optional<LifeState> life_state_named(std::string_view name);

constexpr bool is_terminal(LifeState state) {
  return state == LifeState::succeeded || state == LifeState::failed || state == LifeState::active;
}

// One stretch of a life. It lasts for a time, or until it was read that often; the last phase of a
// timeline lasts for ever and has neither.
struct Phase {
  LifeState state = LifeState::running;
  std::optional<Duration> lasts;
  std::optional<int> reads;

  bool operator==(const Phase&) const = default;
};

// The whole future of a run or a blueprint, as data: chosen when it starts, stored with it.
struct Timeline {
  std::string name;
  std::vector<Phase> phases;
  std::optional<std::string> error_message;
  std::optional<std::string> rollback_error_message;

  bool operator==(const Timeline&) const = default;
};

// Whether the timeline ends, and ends well.
bool succeeds(const Timeline& timeline);

// The same life, but a good end becomes a failure with this message.
Timeline failing(Timeline timeline, std::string error_message);

// Phases as they are stored: `RUNNING 3000 ROLLING_BACK 2000 FAILED`, durations in milliseconds; a
// phase that lasts three reads is `RUNNING 3r`.
std::string encode_phases(std::span<const Phase> phases);

// The way back. Throws std::invalid_argument on text that encode_phases does not write.
std::vector<Phase> decode_phases(std::string_view text);

// Where a life stands: its state, the instant at which it entered it, and whether reads count.
struct Position {
  LifeState state = LifeState::running;
  Instant since;
  bool counts_reads = false;
};

// The state at `now` of what began its phases at `phases_from`: a pure function of its arguments,
// so that two reads at one instant are equal and a clock that is set back takes states with it.
// `phases` is the text of encode_phases. Before its beginning a life is in its first phase; a phase
// that lasts a number of reads is never over by time alone.
Position position(std::string_view phases, Instant phases_from, Instant now);

// The phases after a read at `now` that counts: one read less to go or, after the last one, the
// time that the phase has lasted.
std::string phases_after_read(std::string_view phases, Instant phases_from, Instant now);

// What is left of the phases at `now`, the one that it is in first.
std::vector<Phase> remaining_phases(std::string_view phases, Instant phases_from, Instant now);

// What has been until `now`, and then another future.
std::string with_future(std::string_view phases, Instant phases_from, Instant now,
                        std::span<const Phase> future);

// The instant at which a life with these phases ends well; none when it never does, or only after
// reads that are still to come.
std::optional<Instant> succeeds_on(std::string_view phases, Instant phases_from);

}  // namespace glueprint
