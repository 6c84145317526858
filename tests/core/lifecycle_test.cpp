#include "core/lifecycle.hpp"

#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

using namespace glueprint;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{Duration{1'700'000'000'000}};
constexpr std::string_view rolls_back = "RUNNING 3000 ROLLING_BACK 2000 FAILED";

}  // namespace

TEST_CASE("A run passes through its phases, each from its instant on") {
  const auto at = [](Duration since) { return position(rolls_back, noon, noon + since); };
  CHECK(at(0ms).state == LifeState::running);
  CHECK(at(2999ms).state == LifeState::running);
  CHECK(at(2999ms).since == noon);
  CHECK(at(3000ms).state == LifeState::rolling_back);
  CHECK(at(3000ms).since == noon + 3000ms);
  CHECK(at(4999ms).state == LifeState::rolling_back);
  CHECK(at(5000ms).state == LifeState::failed);
  CHECK(at(5000ms).since == noon + 5000ms);
  CHECK(at(1000h).since == noon + 5000ms);
}

TEST_CASE("A run is in its first phase before its beginning") {
  CHECK(position(rolls_back, noon, noon - 1h).state == LifeState::running);
}

TEST_CASE("A state follows a clock that is set back") {
  CHECK(position("RUNNING 1000 SUCCEEDED", noon, noon + 1s).state == LifeState::succeeded);
  CHECK(position("RUNNING 1000 SUCCEEDED", noon, noon + 1s - 1ms).state == LifeState::running);
}

TEST_CASE("Phases keep their meaning as text") {
  const std::vector<Phase> phases{
      {LifeState::running, 3s, {}}, {LifeState::rolling_back, {}, 2}, {LifeState::failed, {}, {}}};
  CHECK(encode_phases(phases) == "RUNNING 3000 ROLLING_BACK 2r FAILED");
  CHECK(decode_phases(encode_phases(phases)) == phases);
}

TEST_CASE("Text that is no phases is refused") {
  for (const auto* text : {"", "SLEEPING", "RUNNING x FAILED", "RUNNING 1", "RUNNING 1x FAILED",
                           "RUNNING r FAILED", "RUNNING 1r"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(decode_phases(text), std::invalid_argument);
  }
}

TEST_CASE("A run that succeeds says when, one that fails never does") {
  CHECK(succeeds_on("RUNNING 1000 SUCCEEDED", noon) == noon + 1s);
  CHECK(succeeds_on("SUCCEEDED", noon) == noon);
  CHECK_FALSE(succeeds_on(rolls_back, noon).has_value());
}

TEST_CASE("A run may never end") {
  CHECK(position("RUNNING", noon, noon + 10'000h).state == LifeState::running);
  CHECK_FALSE(succeeds_on("RUNNING", noon).has_value());
}

TEST_CASE("A life is over from its end on, and before it is not, whatever the clock shows") {
  CHECK(ends_on("RUNNING 1000 SUCCEEDED", noon) == noon + 1s);
  CHECK(ends_on(rolls_back, noon) == noon + 5s);
  CHECK_FALSE(ends_on("RUNNING", noon).has_value());
  CHECK_FALSE(ends_on("RUNNING 1000 ROLLING_BACK 2r FAILED", noon).has_value());
  for (const std::string_view phases :
       {"SUCCEEDED", "RUNNING", "RUNNING 0 FAILED", "RUNNING 3600000 ROLLING_BACK 7 FAILED",
        "RUNNING 1r SUCCEEDED", "RUNNING 7 ROLLING_BACK 0 FAILED"}) {
    CAPTURE(phases);
    const auto end = ends_on(phases, noon);
    for (const auto since : {-1h, 0h, 1h}) {
      for (const auto now : {noon + since, noon + since - 1ms, noon + since + 7ms}) {
        CHECK((end && *end <= now) == is_terminal(position(phases, noon, now).state));
      }
    }
  }
}

TEST_CASE("A success can be made a failure with the same phases before it") {
  const Timeline good{"t", decode_phases("RUNNING 1000 SUCCEEDED"), {}, {}};
  const auto failed = failing(good, "no");
  CHECK(encode_phases(failed.phases) == "RUNNING 1000 FAILED");
  CHECK(failed.error_message == "no");
}

TEST_CASE("States have AWS's names") {
  for (const auto* name :
       {"RUNNING", "ROLLING_BACK", "SUCCEEDED", "FAILED", "CREATING", "UPDATING", "ACTIVE"}) {
    CHECK(name_of(*life_state_named(name)) == name);
  }
  CHECK_FALSE(life_state_named("running").has_value());
}

TEST_CASE("A phase that lasts reads is over after that many, and then has lasted a time") {
  constexpr std::string_view phases = "RUNNING 2r SUCCEEDED";
  CHECK(position(phases, noon, noon + 10'000h).counts_reads);
  CHECK(position(phases, noon, noon + 10'000h).state == LifeState::running);
  const auto once = phases_after_read(phases, noon, noon + 5s);
  CHECK(once == "RUNNING 1r SUCCEEDED");
  const auto twice = phases_after_read(once, noon, noon + 7s);
  CHECK(twice == "RUNNING 7000 SUCCEEDED");
  CHECK(position(twice, noon, noon + 7s).state == LifeState::succeeded);
  CHECK(succeeds_on(twice, noon) == noon + 7s);
}

TEST_CASE("Reads count only in the phase that they end, and from its beginning") {
  constexpr std::string_view phases = "RUNNING 1000 ROLLING_BACK 1r FAILED";
  CHECK_FALSE(position(phases, noon, noon).counts_reads);
  CHECK(position(phases, noon, noon + 1s).counts_reads);
  CHECK(phases_after_read(phases, noon, noon + 3s) == "RUNNING 1000 ROLLING_BACK 2000 FAILED");
  CHECK(phases_after_read("RUNNING 1r FAILED", noon, noon - 1h) == "RUNNING 0 FAILED");
}

TEST_CASE("What remains of a life begins with the phase that it is in") {
  const auto remaining = [](std::string_view phases, Duration since) {
    return encode_phases(remaining_phases(phases, noon, noon + since));
  };
  CHECK(remaining(rolls_back, 0s) == rolls_back);
  CHECK(remaining(rolls_back, 1s) == "RUNNING 2000 ROLLING_BACK 2000 FAILED");
  CHECK(remaining(rolls_back, 4s) == "ROLLING_BACK 1000 FAILED");
  CHECK(remaining(rolls_back, 5s) == "FAILED");
  CHECK(remaining("RUNNING 1000 ROLLING_BACK 3r FAILED", 2s) == "ROLLING_BACK 3r FAILED");
}

TEST_CASE("Another future keeps what has been") {
  const auto future = decode_phases("ROLLING_BACK 500 FAILED");
  CHECK(with_future(rolls_back, noon, noon + 1s, future) == "RUNNING 1000 ROLLING_BACK 500 FAILED");
  CHECK(with_future(rolls_back, noon, noon + 4s, future) ==
        "RUNNING 3000 ROLLING_BACK 1000 ROLLING_BACK 500 FAILED");
  CHECK(with_future("RUNNING", noon, noon + 9s, future) == "RUNNING 9000 ROLLING_BACK 500 FAILED");
  CHECK(with_future("RUNNING 4r FAILED", noon, noon + 9s, future) ==
        "RUNNING 9000 ROLLING_BACK 500 FAILED");
}
