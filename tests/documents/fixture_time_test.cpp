#include "server/documents/fixture_time.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace glueprint;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{Duration{1'708'699'485'000}};

Instant loaded_at_noon(const nlohmann::json& value) {
  return read_fixture_time(value).value().when_loaded(noon);
}

}  // namespace

TEST_CASE("A fixture's time is a number of seconds, ISO 8601 or a distance") {
  CHECK(loaded_at_noon(1'708'699'485) == noon);
  CHECK(loaded_at_noon(1708699485.0) == noon);
  CHECK(loaded_at_noon(1.708699485123E9) == noon + 123ms);
  CHECK(loaded_at_noon("2024-02-23T14:44:45Z") == noon);
  CHECK(loaded_at_noon("-2h") == noon - 2h);
  CHECK(loaded_at_noon("-8760000h") == Instant{});
  CHECK(loaded_at_noon(0) == Instant{});
}

TEST_CASE("What is no time is refused") {
  for (const auto& value :
       {nlohmann::json(-1), nlohmann::json(1e300), nlohmann::json("2h"), nlohmann::json("now"),
        nlohmann::json(true), nlohmann::json(nullptr), nlohmann::json(253402300800)}) {
    CAPTURE(value.dump());
    CHECK_FALSE(read_fixture_time(value));
  }
}

TEST_CASE("Two times of one kind can be compared before they are loaded") {
  const auto early = FixtureTime::ago(2h);
  const auto late = FixtureTime::ago(1h);
  CHECK(early.is_always_before(late));
  CHECK_FALSE(late.is_always_before(early));
  CHECK_FALSE(early.is_always_before(early));
  CHECK(FixtureTime::at(noon).is_always_before(FixtureTime::at(noon + 1ms)));
  CHECK_FALSE(FixtureTime::at(Instant{}).is_always_before(late));
}
