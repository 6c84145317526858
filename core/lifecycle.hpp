#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/time/instant.hpp"

namespace glueprint {

// The states of runs, of blueprints, and of runs of workflows. FAILED and RUNNING are shared.
enum class LifeState {
  running,
  rolling_back,
  succeeded,
  failed,
  creating,
  updating,
  active,
  stopping,
  stopped,
  completed,
  error
};

// AWS's name of the state, as in BlueprintRunState, BlueprintStatus and WorkflowRunStatus, and
// back.
std::string_view name_of(LifeState state);
std::optional<LifeState> life_state_named(std::string_view name);

constexpr bool is_terminal(LifeState state) {
  return state == LifeState::succeeded || state == LifeState::failed ||
         state == LifeState::active || state == LifeState::stopped ||
         state == LifeState::completed || state == LifeState::error;
}

// One stretch of a life. It lasts for a time, or for a number of reads. The last phase of a
// timeline has neither: it lasts for ever.
struct Phase {
  LifeState state = LifeState::running;
  std::optional<Duration> lasts;
  std::optional<int> reads;

  bool operator==(const Phase&) const = default;
};

// The whole future of a run or a blueprint, as data. It is chosen when the run starts, and stored
// with it. Of a blueprint's run it may also say what the run makes: `workflow_name` is the template
// of a name (see fill_template), `workflow` a JSON object of the workflow's members, as AWS names
// them: Description, DefaultRunProperties, Graph, Tags.
struct Timeline {
  std::string name;
  std::vector<Phase> phases;
  std::optional<std::string> error_message;
  std::optional<std::string> rollback_error_message;
  std::optional<std::string> workflow_name{};
  std::optional<std::string> workflow{};

  bool operator==(const Timeline&) const = default;
};

// Whether the timeline has a last phase, and that phase is a success.
bool succeeds(const Timeline& timeline);

// The same timeline, but where it would succeed it fails with this message.
Timeline failing(Timeline timeline, std::string error_message);

// Phases as they are stored: `RUNNING 3000 ROLLING_BACK 2000 FAILED`, durations in milliseconds; a
// phase that lasts three reads is `RUNNING 3r`.
std::string encode_phases(std::span<const Phase> phases);

// The inverse of encode_phases. Throws std::invalid_argument for other text.
std::vector<Phase> decode_phases(std::string_view text);

// Where a life stands: its state, the instant at which it entered it, and whether reads count.
struct Position {
  LifeState state = LifeState::running;
  Instant since;
  bool counts_reads = false;
};

// The state at `now` of a life whose phases began at `phases_from`: a pure function. Two reads at
// one instant are equal, and a clock that is set back takes states with it. `phases` is the text of
// encode_phases. Before `phases_from`, the first phase counts. A phase that lasts a number of reads
// never ends by time alone.
Position position(std::string_view phases, Instant phases_from, Instant now);

// The phases after a read at `now` that counts. The present phase has one read less to go. After
// the last read, it has the time that it has lasted.
std::string phases_after_read(std::string_view phases, Instant phases_from, Instant now);

// The phases that remain at `now`, beginning with the present one.
std::vector<Phase> remaining_phases(std::string_view phases, Instant phases_from, Instant now);

// The past phases until `now`, followed by another future.
std::string with_future(std::string_view phases, Instant phases_from, Instant now,
                        std::span<const Phase> future);

// The instant at which these phases reach success. Nothing when they never do, or only after reads
// that are still to come.
std::optional<Instant> succeeds_on(std::string_view phases, Instant phases_from);

// The instant at which these phases enter a state. Nothing when they never do, or only after reads
// that are still to come.
std::optional<Instant> enters_on(std::string_view phases, Instant phases_from, LifeState state);

// The instant from which on a life with these phases is in a terminal state: the first of all when
// it begins in one; none when it never ends, or only after reads that are still to come.
std::optional<Instant> ends_on(std::string_view phases, Instant phases_from);

}  // namespace glueprint
