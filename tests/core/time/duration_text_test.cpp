#include "core/time/duration_text.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace glueprint;
using namespace std::chrono_literals;

TEST_CASE("A duration is numbers with their units, or ISO 8601") {
  const struct {
    const char* text;
    Duration duration;
  } rows[] = {
      {"250ms", 250ms},      {"3s", 3s},
      {"10m", 10min},        {"24h", 24h},
      {"0s", 0ms},           {"1m30s", 90s},
      {"1h30m0s", 90min},    {"1h05m", 65min},
      {"1.5s", 1500ms},      {"1.5h", 90min},
      {"0.0019s", 1ms},      {"2d", 48h},
      {"1w", 168h},          {"1m30ms", 60'030ms},
      {"PT90S", 90s},        {"PT1H30M", 90min},
      {"P1DT12H", 36h},      {"P2W", 336h},
      {"PT0.5S", 500ms},     {"PT1,5M", 90s},
      {"365000d", 8760000h}, {"0.99999999999999999999s", 999ms},
      {"P1D", 24h},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(read_duration(row.text) == row.duration);
  }
}

TEST_CASE("What is no duration is refused") {
  for (const auto* text : {"",
                           "3",
                           "s",
                           "-3s",
                           "+3s",
                           "3 s",
                           " 3s",
                           "3s ",
                           "3S",
                           "1.s",
                           ".5s",
                           "1,5s",
                           "1.2.3s",
                           "5min",
                           "1m30",
                           "1h30",
                           "3us",
                           "P",
                           "PT",
                           "P1DT",
                           "PT5",
                           "P1Y",
                           "P1M",
                           "PT-5S",
                           "pt5s",
                           "P5s",
                           "PT5SP",
                           "70389528h",
                           "2932897d",
                           "99999999999999999999ms",
                           "9223372036854775808ms",
                           "1e3s"}) {
    CAPTURE(text);
    CHECK_FALSE(read_duration(text));
  }
}

TEST_CASE("A duration is written in the longest unit that is exact") {
  for (const auto* text : {"250ms", "1500ms", "3s", "90s", "10m", "24h", "48h", "0s"}) {
    CHECK(write_duration(read_duration(text).value()) == text);
  }
  CHECK(write_duration(60'000ms) == "1m");
}

TEST_CASE("A time ago is a duration after a minus") {
  CHECK(read_time_ago("-2h") == 2h);
  CHECK(read_time_ago("-1m30s") == 90s);
  CHECK(read_time_ago("-PT90S") == 90s);
  for (const auto* text : {"2h", "+2h", "--2h", "-", ""}) CHECK_FALSE(read_time_ago(text));
}

TEST_CASE("What a text lacks to be a duration is told") {
  CHECK(duration_advice("5") == R"(; write "5s" or "5ms")");
  CHECK(duration_advice("-1.5") == R"(; write "-1.5s" or "-1.5ms")");
  const std::string too_long = "; it is too long: the maximum is 8029 years";
  for (const auto* text : {"70389529h", "-2932897d", "PT999999999999999999999H"}) {
    CHECK(duration_advice(text) == too_long);
  }
  for (const auto* text : {"", "soon", "5 s", "5s", ".", "1.", "-"})
    CHECK(duration_advice(text).empty());
}

TEST_CASE("The longest duration is from 1970 to the end of 9999") {
  CHECK(read_duration(write_duration(longest_duration)) == longest_duration);
  CHECK_FALSE(read_duration(write_duration(longest_duration + 1ms)));
}
