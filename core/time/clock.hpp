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

// What a clock is told: the instant that it is now and how fast it goes on. Without an instant, and
// at the real rate, it is the real time.
struct ClockSetting {
  std::optional<Instant> now;
  double rate = 1;

  bool operator==(const ClockSetting&) const = default;
};

// The real time, and the clock by which real time is measured: it never goes back.
Instant real_now();
std::chrono::steady_clock::time_point steady_now();

// What a clock shows that showed `anchor` at a moment and has since run at `rate`: `passed` is the
// real time since then.
Instant scaled_instant(Instant anchor, std::chrono::nanoseconds passed, double rate);

// The emulated time of an account, and the only reader of the machine's clock. It is the real time
// until it is told otherwise. Instants that it is told must be showable; it stops at the last one.
class Clock {
 public:
  Clock() = default;
  explicit Clock(const ClockSetting& setting) { set(setting); }

  // The instant it is now.
  Instant now() const;

  // What would make another clock go on as this one does.
  ClockSetting setting() const;

  void set(const ClockSetting& setting);

  // From now on the clock stands still at this instant.
  void freeze(Instant at) { set({at, 0}); }

  // Moves the clock on, or back when `by` is negative; it goes on at its rate.
  void advance(Duration by);

 private:
  using RealTime = std::chrono::steady_clock::time_point;

  // What the clock showed at an instant of real time, and how it goes on from there.
  struct Anchor {
    Instant emulated;
    RealTime real;
    double rate;
  };
  std::optional<Anchor> anchor_;
};

}  // namespace glueprint
