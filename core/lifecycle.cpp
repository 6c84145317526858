#include "core/lifecycle.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

#include "core/time/duration_text.hpp"

namespace glueprint {
namespace {

constexpr std::array<std::pair<LifeState, std::string_view>, 11> state_names{{
    {LifeState::running, "RUNNING"},
    {LifeState::rolling_back, "ROLLING_BACK"},
    {LifeState::succeeded, "SUCCEEDED"},
    {LifeState::failed, "FAILED"},
    {LifeState::creating, "CREATING"},
    {LifeState::updating, "UPDATING"},
    {LifeState::active, "ACTIVE"},
    {LifeState::stopping, "STOPPING"},
    {LifeState::stopped, "STOPPED"},
    {LifeState::completed, "COMPLETED"},
    {LifeState::error, "ERROR"},
}};

constexpr char reads_unit = 'r';

constexpr bool ends_well(LifeState state) {
  return state == LifeState::succeeded || state == LifeState::active ||
         state == LifeState::completed;
}

std::string_view take_word(std::string_view& text) {
  const auto end = std::min(text.find(' '), text.size());
  const auto word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

[[noreturn]] void refuse_phases(std::string_view word) {
  throw std::invalid_argument{"not a phase: " + std::string{word}};
}

template <typename Number>
Number read_digits(std::string_view word) {
  Number number = 0;
  const auto* const end = word.data() + word.size();
  const auto [last, error] = std::from_chars(word.data(), end, number);
  if (error != std::errc{} || last != end) refuse_phases(word);
  return number;
}

Phase take_phase(std::string_view& text) {
  const auto name = take_word(text);
  const auto state = life_state_named(name);
  if (!state) refuse_phases(name);
  Phase phase{*state, std::nullopt, std::nullopt};
  if (text.empty()) return phase;

  const auto length = take_word(text);
  if (text.empty()) refuse_phases(length);
  if (length.ends_with(reads_unit)) {
    phase.reads = read_digits<int>(length.substr(0, length.size() - 1));
  } else {
    phase.lasts = Duration{read_digits<Duration::rep>(length)};
  }
  return phase;
}

void append_phase(std::string& text, const Phase& phase) {
  if (!text.empty()) text += ' ';
  text += name_of(phase.state);
  if (phase.lasts) text.append(" ").append(std::to_string(phase.lasts->count()));
  if (phase.reads) text.append(" ").append(std::to_string(*phase.reads)) += reads_unit;
}

// A life at one instant: the phases that are over, the present one and since when, the rest.
struct Parts {
  std::vector<Phase> past;
  Phase present;
  Instant since;
  std::vector<Phase> future;
};

Parts take_apart(std::string_view phases, Instant phases_from, Instant now) {
  Parts parts;
  parts.since = phases_from;
  parts.present = take_phase(phases);
  while (parts.present.lasts && now >= parts.since + *parts.present.lasts) {
    parts.since += *parts.present.lasts;
    parts.past.push_back(parts.present);
    parts.present = take_phase(phases);
  }
  while (!phases.empty()) parts.future.push_back(take_phase(phases));
  return parts;
}

std::string put_together(const Parts& parts, std::span<const Phase> future) {
  auto text = encode_phases(parts.past);
  append_phase(text, parts.present);
  for (const auto& phase : future) append_phase(text, phase);
  return text;
}

// Closes the present phase at `now`, with the time that it has lasted.
void end_present(Parts& parts, Instant now) {
  parts.present.reads.reset();
  parts.present.lasts = std::max(now - parts.since, Duration::zero());
}

}  // namespace

std::string_view name_of(LifeState state) {
  return state_names[static_cast<std::size_t>(state)].second;
}

std::optional<LifeState> life_state_named(std::string_view name) {
  for (const auto& [state, state_name] : state_names) {
    if (state_name == name) return state;
  }
  return std::nullopt;
}

bool succeeds(const Timeline& timeline) {
  return ends_well(timeline.phases.back().state);
}

Timeline failing(Timeline timeline, std::string error_message) {
  timeline.phases.back().state = LifeState::failed;
  timeline.error_message = std::move(error_message);
  return timeline;
}

std::string encode_phases(std::span<const Phase> phases) {
  std::string text;
  for (const auto& phase : phases) append_phase(text, phase);
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
  auto since = phases_from;
  while (true) {
    const auto phase = take_phase(phases);
    if (!phase.lasts || now < since + *phase.lasts) {
      return {phase.state, since, phase.reads.has_value()};
    }
    since += *phase.lasts;
  }
}

std::string phases_after_read(std::string_view phases, Instant phases_from, Instant now) {
  auto parts = take_apart(phases, phases_from, now);
  if (parts.present.reads.value_or(0) > 1) {
    --*parts.present.reads;
  } else {
    end_present(parts, now);
  }
  return put_together(parts, parts.future);
}

std::vector<Phase> remaining_phases(std::string_view phases, Instant phases_from, Instant now) {
  const auto parts = take_apart(phases, phases_from, now);
  std::vector<Phase> remaining{parts.present};
  if (parts.present.lasts) {
    const auto left = parts.since + *parts.present.lasts - now;
    remaining[0].lasts = std::min(left, longest_duration);
  }
  remaining.insert(remaining.end(), parts.future.begin(), parts.future.end());
  return remaining;
}

std::string with_future(std::string_view phases, Instant phases_from, Instant now,
                        std::span<const Phase> future) {
  auto parts = take_apart(phases, phases_from, now);
  end_present(parts, now);
  return put_together(parts, future);
}

std::optional<Instant> succeeds_on(std::string_view phases, Instant phases_from) {
  const auto end = position(phases, phases_from, Instant::max());
  return ends_well(end.state) ? std::optional{end.since} : std::nullopt;
}

std::optional<Instant> enters_on(std::string_view phases, Instant phases_from, LifeState state) {
  auto since = phases_from;
  while (true) {
    const auto phase = take_phase(phases);
    if (phase.state == state) return since;
    if (!phase.lasts) return std::nullopt;
    since += *phase.lasts;
  }
}

std::optional<Instant> ends_on(std::string_view phases, Instant phases_from) {
  if (is_terminal(position(phases, phases_from, Instant::min()).state)) return Instant::min();
  const auto end = position(phases, phases_from, Instant::max());
  return is_terminal(end.state) ? std::optional{end.since} : std::nullopt;
}

}  // namespace glueprint
