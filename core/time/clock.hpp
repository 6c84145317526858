#pragma once

#include <chrono>
#include <optional>

#include "core/time/instant.hpp"

namespace glueprint {

// The times that an emulated clock can show: 1970 to 9999.
inline constexpr Instant earliest_instant{};
inline constexpr Instant latest_instant{Duration{253'402'300'799'999}};

constexpr bool is_showable(Instant instant) {
  return instant >= earliest_instant && instant <= latest_instant;
}

// How fast an emulated clock may run; 1 is real time, 0 stands still.
inline constexpr double clock_rate_max = 1'000'000;

// How a clock is set: the instant that it shows now, and the rate at which it goes on. Without an
// instant, at rate 1, it shows the real time.
struct ClockSetting {
  std::optional<Instant> now;
  double rate = 1;

  bool operator==(const ClockSetting&) const = default;
};

// The real time; and the machine's steady clock, which measures time and never goes back.
Instant real_now();
std::chrono::steady_clock::time_point steady_now();

// The instant that a clock shows when it showed `anchor` and `passed` of real time have gone by at
// `rate`.
Instant scaled_instant(Instant anchor, std::chrono::nanoseconds passed, double rate);

// The emulated time of an account: the real time, until it is set. Instants that it is set to must
// lie between earliest_instant and latest_instant; it stops at the latter.
class Clock {
 public:
  Clock() = default;
  explicit Clock(const ClockSetting& setting) { set(setting); }

  // The instant it is now.
  Instant now() const;

  // The setting that makes another clock go on as this one does.
  ClockSetting setting() const;

  void set(const ClockSetting& setting);

  // From now on the clock stands still at this instant.
  void freeze(Instant at) { set({at, 0}); }

  // Moves the clock on, or back when `by` is negative; it goes on at its rate.
  void advance(Duration by);

 private:
  using RealTime = std::chrono::steady_clock::time_point;

  // An instant of real time, what the clock showed then, and how it goes on.
  struct Anchor {
    Instant emulated;
    RealTime real;
    double rate;
  };
  std::optional<Anchor> anchor_;
};

}  // namespace glueprint
