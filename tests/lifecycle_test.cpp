#include "server/lifecycle.hpp"

#include <stdexcept>

#include <doctest/doctest.h>

using namespace glueprint;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{Duration{1'700'000'000'000}};
constexpr std::string_view rolls_back = "RUNNING 3000 ROLLING_BACK 2000 FAILED";

}  // namespace

TEST_CASE("A run passes through its phases, each from its instant on") {
  const auto at = [](Duration since) { return position(rolls_back, noon, noon + since); };
  CHECK(at(0ms).state == RunState::running);
  CHECK(at(2999ms).state == RunState::running);
  CHECK(at(2999ms).since == noon);
  CHECK(at(3000ms).state == RunState::rolling_back);
  CHECK(at(3000ms).since == noon + 3000ms);
  CHECK(at(4999ms).state == RunState::rolling_back);
  CHECK(at(5000ms).state == RunState::failed);
  CHECK(at(5000ms).since == noon + 5000ms);
  CHECK(at(1000h).since == noon + 5000ms);
}

TEST_CASE("A run is in its first phase before its beginning") {
  CHECK(position(rolls_back, noon, noon - 1h).state == RunState::running);
}

TEST_CASE("A state follows a clock that is set back") {
  CHECK(position("RUNNING 1000 SUCCEEDED", noon, noon + 1s).state == RunState::succeeded);
  CHECK(position("RUNNING 1000 SUCCEEDED", noon, noon + 1s - 1ms).state == RunState::running);
}

TEST_CASE("Phases keep their meaning as text") {
  for (const auto& preset : preset_timelines()) {
    CHECK(decode_phases(encode_phases(preset.phases)) == preset.phases);
  }
  CHECK(encode_phases(find_preset_timeline("fails-and-rolls-back")->phases) == rolls_back);
}

TEST_CASE("Text that is no phases is refused") {
  for (const auto* text : {"", "SLEEPING", "RUNNING x FAILED", "RUNNING 1", "RUNNING 1x FAILED"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(decode_phases(text), std::invalid_argument);
  }
}

TEST_CASE("Every preset ends but one, and only in states of AWS's order") {
  for (const auto& preset : preset_timelines()) {
    CAPTURE(preset.name);
    CHECK(is_terminal(preset.phases.back().state) == (preset.name != "never-ends"));
    CHECK_FALSE(preset.phases.back().lasts.has_value());
    for (std::size_t phase = 0; phase + 1 < preset.phases.size(); ++phase) {
      CHECK(preset.phases[phase].lasts.has_value());
      CHECK_FALSE(is_terminal(preset.phases[phase].state));
    }
  }
  CHECK(find_preset_timeline("sleeps") == nullptr);
}

TEST_CASE("A run that succeeds says when, one that fails never does") {
  CHECK(succeeds_on("RUNNING 1000 SUCCEEDED", noon) == noon + 1s);
  CHECK(succeeds_on("SUCCEEDED", noon) == noon);
  CHECK_FALSE(succeeds_on(rolls_back, noon).has_value());
}

TEST_CASE("A run may never end") {
  const auto phases = encode_phases(find_preset_timeline("never-ends")->phases);
  CHECK(position(phases, noon, noon + 10'000h).state == RunState::running);
  CHECK_FALSE(succeeds_on(phases, noon).has_value());
}

TEST_CASE("A success can be made a failure with the same phases before it") {
  const auto failed = failing(*find_preset_timeline("succeeds"), "no");
  CHECK(encode_phases(failed.phases) == "RUNNING 1000 FAILED");
  CHECK(failed.error_message == "no");
}

TEST_CASE("States have AWS's names") {
  for (const auto* name : {"RUNNING", "ROLLING_BACK", "SUCCEEDED", "FAILED"}) {
    CHECK(name_of(*run_state_named(name)) == name);
  }
  CHECK_FALSE(run_state_named("running").has_value());
}
