#include "core/time/clock.hpp"

#include <doctest/doctest.h>

using namespace glueprint;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{Duration{1'700'000'000'000}};

}  // namespace

TEST_CASE("A clock runs with real time until it is told otherwise") {
  Clock clock;
  CHECK(clock.now() > noon);
  CHECK(clock.setting() == ClockSetting{});
  clock.freeze(noon);
  CHECK(clock.now() == noon);
  CHECK(clock.setting() == ClockSetting{noon, 0});
  clock.set({});
  CHECK(clock.now() > noon);
}

TEST_CASE("A clock can be moved on and back, and goes on as it did") {
  Clock clock;
  clock.freeze(noon);
  clock.advance(1h);
  CHECK(clock.now() == noon + 1h);
  clock.advance(-2h);
  CHECK(clock.now() == noon - 1h);
  CHECK(clock.setting().rate == 0);

  Clock running;
  running.advance(10'000h);
  CHECK(running.setting().rate == 1);
  CHECK(running.now() >= real_now() + 9'999h);
}

TEST_CASE("A rate without an instant goes on from where the clock is") {
  Clock clock;
  clock.freeze(noon);
  clock.set({std::nullopt, 0.5});
  CHECK(clock.setting().rate == 0.5);
  CHECK(clock.now() >= noon);
  CHECK(clock.now() < noon + 1h);
}

TEST_CASE("A clock that is told what another one is goes on as that one does") {
  Clock clock{ClockSetting{noon, 0}};
  CHECK(clock.now() == noon);
  Clock other;
  other.set(clock.setting());
  CHECK(other.setting() == clock.setting());
}

TEST_CASE("Real time is scaled, and stops at the end of time") {
  CHECK(scaled_instant(noon, 10s, 1) == noon + 10s);
  CHECK(scaled_instant(noon, 10s, 60) == noon + 10min);
  CHECK(scaled_instant(noon, 10s, 0.25) == noon + 2500ms);
  CHECK(scaled_instant(noon, 10s, 0) == noon);
  CHECK(scaled_instant(noon, 1'000'000h, clock_rate_max) == latest_instant);
  CHECK(scaled_instant(latest_instant, 1s, 1) == latest_instant);
}

TEST_CASE("A clock stays between 1970 and 9999") {
  Clock clock;
  clock.freeze(noon);
  clock.advance(-24h * 365 * 100);
  CHECK(clock.now() == earliest_instant);
  clock.advance(24h * 365 * 9000);
  CHECK(clock.now() == latest_instant);
}
