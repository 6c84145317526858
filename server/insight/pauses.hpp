#pragma once

#include <algorithm>
#include <chrono>

#include "core/time/instant.hpp"
#include "server/account/journal_entry.hpp"

namespace glueprint {

// The time from one request to a later one: emulated or real, whichever is longer, so that a test
// that moves the clock in place of waiting counts as one that waits.
inline Duration interval_between(const JournalEntry& earlier, const JournalEntry& later) {
  return std::max({Duration{0}, later.time - earlier.time, later.real_time - earlier.real_time});
}

// The same from the answer to the earlier one.
inline Duration pause_after(const JournalEntry& earlier, const JournalEntry& later) {
  const auto worked =
      std::chrono::duration_cast<Duration>(earlier.duration.value_or(std::chrono::microseconds{0}));
  return std::max({Duration{0}, later.time - earlier.time - worked,
                   later.real_time - earlier.real_time - worked});
}

}  // namespace glueprint
