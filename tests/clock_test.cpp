#include "server/clock.hpp"

#include <doctest/doctest.h>

using namespace glueprint;
using namespace std::chrono_literals;

TEST_CASE("A clock runs with real time until it is frozen") {
  Clock clock;
  CHECK(clock.now() > Instant{Duration{1'700'000'000'000}});
  const Instant noon{Duration{1'700'000'000'000}};
  clock.freeze(noon);
  CHECK(clock.now() == noon);
  clock.advance(1h);
  CHECK(clock.now() == noon + 1h);
  clock.advance(-2h);
  CHECK(clock.now() == noon - 1h);
}
