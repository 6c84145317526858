#include <algorithm>
#include <array>
#include <vector>

#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

constexpr Instant begin{Duration{1'700'000'000'000}};

// Every order of states that AWS can show of a run, ends included and left out.
const std::vector<std::vector<LifeState>>& orders() {
  using enum LifeState;
  static const std::vector<std::vector<LifeState>> all{
      {running},
      {succeeded},
      {failed},
      {running, succeeded},
      {running, failed},
      {running, running, succeeded},
      {running, rolling_back},
      {running, rolling_back, failed},
      {running, running, rolling_back, rolling_back, failed},
  };
  return all;
}

// All timelines with these states and with lengths of 0, 1, 2 and 5 milliseconds.
std::vector<std::vector<Phase>> timelines_of(const std::vector<LifeState>& states) {
  constexpr std::array lengths{0, 1, 2, 5};
  std::vector<std::vector<Phase>> timelines{{}};
  for (std::size_t i = 0; i < states.size(); ++i) {
    std::vector<std::vector<Phase>> longer;
    const bool is_last = i + 1 == states.size();
    for (const auto& timeline : timelines) {
      for (const int length : lengths) {
        auto next = timeline;
        next.push_back({states[i], is_last ? std::nullopt : std::optional{Duration{length}}, {}});
        longer.push_back(next);
        if (is_last) break;
      }
    }
    timelines = std::move(longer);
  }
  return timelines;
}

int rank(LifeState state) {
  return is_terminal(state) ? 2 : state == LifeState::rolling_back ? 1 : 0;
}

// Looks at one timeline at every millisecond around it.
void check_life(const std::vector<Phase>& phases) {
  const auto text = encode_phases(phases);
  CAPTURE(text);
  auto before = position(text, begin, begin - Duration{1});
  CHECK(before.since == begin);
  for (int at = 0; at < 25; ++at) {
    const auto now = begin + Duration{at};
    const auto here = position(text, begin, now);
    const auto again = position(text, begin, now);
    CHECK((here.state == again.state && here.since == again.since));
    CHECK(rank(here.state) >= rank(before.state));
    CHECK((here.state == before.state || !is_terminal(before.state)));
    CHECK(here.since <= now);
    CHECK(here.since >= before.since);
    const auto left = encode_phases(remaining_phases(text, begin, now));
    CHECK(position(left, now, now + Duration{7}).state ==
          position(text, begin, now + Duration{7}).state);
    before = here;
  }
  const auto end = succeeds_on(text, begin);
  CHECK(end.has_value() == (phases.back().state == LifeState::succeeded));
  if (end) CHECK(position(text, begin, *end).state == LifeState::succeeded);
}

}  // namespace

TEST_CASE("Whatever the timeline, states come in AWS's order and never go back") {
  std::size_t lives = 0;
  for (const auto& order : orders()) {
    for (const auto& phases : timelines_of(order)) {
      check_life(phases);
      ++lives;
    }
  }
  CHECK(lives > 300);
}

TEST_CASE("What AWS shows of a run fits its state, whatever the timeline and the time") {
  Emulated server;
  server.create("b");
  for (const auto& order : orders()) {
    Timeline timeline{"t", timelines_of(order).back(), {}, {}};
    timeline.error_message = "e";
    timeline.rollback_error_message = "r";
    server.account().timelines.put(timeline);
    server.account().timeline_rules.clear();
    TimelineRule rule;
    rule.timeline = "t";
    server.account().timeline_rules.add(rule);
    const json input{{"BlueprintName", "b"}, {"RunId", server.start("b")}};
    for (int at = 0; at < 15; ++at, server.advance(Duration{1})) {
      const auto answer = server.call("GetBlueprintRun", input.dump());
      const auto run = answer.json().at("BlueprintRun");
      const auto state = run.at("State").get<std::string>();
      const bool has_ended = state == "SUCCEEDED" || state == "FAILED";
      CHECK(run.contains("CompletedOn") == has_ended);
      CHECK(run.contains("WorkflowName") == (state == "SUCCEEDED"));
      CHECK(run.contains("ErrorMessage") == (state == "FAILED" || state == "ROLLING_BACK"));
      CHECK(run.contains("RollbackErrorMessage") == (state == "FAILED"));
      CHECK(server.call("GetBlueprintRun", input.dump()).body == answer.body);
    }
  }
}
