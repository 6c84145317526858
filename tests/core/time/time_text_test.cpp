#include "core/time/time_text.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace glueprint;
using namespace std::chrono_literals;

TEST_CASE("An instant is ISO 8601 with Z or an offset") {
  const struct {
    const char* text;
    std::int64_t milliseconds;
  } cases[] = {
      {"2024-02-23T14:44:45Z", 1'708'699'485'000},
      {"2024-02-23T14:44:45.1Z", 1'708'699'485'100},
      {"2024-02-23T14:44:45.123Z", 1'708'699'485'123},
      {"2024-02-23T14:44:45.123999+00:00", 1'708'699'485'123},
      {"2024-02-23T15:44:45+01:00", 1'708'699'485'000},
      {"2024-02-23T11:14:45-0330", 1'708'699'485'000},
      {"2024-02-23T15:44:45+01", 1'708'699'485'000},
      {"2024-02-29T00:00:00Z", 1'709'164'800'000},
      {"1970-01-01T00:00:00Z", 0},
      {"9999-12-31T23:59:59.999Z", 253'402'300'799'999},
  };
  for (const auto& row : cases) {
    CAPTURE(row.text);
    CHECK(read_instant(row.text) == Instant{Duration{row.milliseconds}});
  }
}

TEST_CASE("What is no instant is refused") {
  for (const auto* text : {"",
                           "2024-02-23",
                           "2024-02-23T14:44:45",
                           "2024-02-23 14:44:45Z",
                           "2024-02-23T14:44Z",
                           "2023-02-29T00:00:00Z",
                           "2024-13-01T00:00:00Z",
                           "2024-00-01T00:00:00Z",
                           "2024-01-32T00:00:00Z",
                           "2024-01-01T24:00:00Z",
                           "2024-01-01T00:60:00Z",
                           "2024-01-01T00:00:60Z",
                           "2024-01-01T00:00:00.Z",
                           "2024-01-01T00:00:00Zx",
                           "2024-01-01T00:00:00+1:00",
                           "2024-01-01T00:00:00+01:",
                           "2024-01-01T00:00:00+24:00",
                           "2024-01-01T00:00:00+01:60",
                           "1969-12-31T23:59:59Z",
                           "1970-01-01T00:00:00+01:00",
                           "9999-12-31T23:59:59-00:01",
                           "9999-12-31T12:00:00-14:00",
                           "24-01-01T00:00:00Z",
                           "1708699485"}) {
    CAPTURE(text);
    CHECK_FALSE(read_instant(text));
  }
}

TEST_CASE("Instants are written in UTC, to the millisecond") {
  CHECK(write_instant(Instant{Duration{1'708'699'485'007}}) == "2024-02-23T14:44:45.007Z");
  CHECK(write_instant(Instant{}) == "1970-01-01T00:00:00.000Z");
  CHECK(write_instant(*read_instant("9999-12-31T23:59:59.999Z")) == "9999-12-31T23:59:59.999Z");
}
