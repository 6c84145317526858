#include "server/faults/fault_rules.hpp"

#include <doctest/doctest.h>

#include "core/random.hpp"
#include "server/faults/fault.hpp"
#include "server/faults/fault_request.hpp"
#include "server/model/model.hpp"
#include "server/seeding/read_faults.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr Instant noon{Duration{1'708'699'485'000}};
const Random random_source{1};

std::vector<FaultRule> plan(const char* text) {
  MistakeList mistakes{"plan"};
  auto rules = read_fault_plan(json::parse(text), mistakes);
  REQUIRE(mistakes.mistakes().empty());
  return rules;
}

// The rules that fire for a request, by their ids.
std::string fired(FaultRules& rules, std::string_view operation = "GetBlueprintRun",
                  std::string_view body = "{}", Instant now = noon,
                  std::string_view region = "us-east-1") {
  const FaultRequest request{"000000000000", region, Model::built_in().find_operation(operation),
                             body, now};
  std::string ids;
  for (const auto& each : rules.fire(request, random_source)) {
    if (!ids.empty()) ids += ' ';
    ids += each.rule;
  }
  return ids;
}

// For each of so many equal requests, whether a rule fired: `x` or `.`.
std::string pattern(FaultRules& rules, int requests) {
  std::string seen;
  for (int i = 0; i < requests; ++i) seen += fired(rules).empty() ? '.' : 'x';
  return seen;
}

std::string pattern(const char* text, int requests) {
  FaultRules rules{plan(text), noon};
  return pattern(rules, requests);
}

}  // namespace

TEST_CASE("A rule without a match fires for every request, of operations that are not served too") {
  FaultRules rules{plan(R"({"id":"a","fault":{"kind":"lost_response"}})"), noon};
  CHECK(fired(rules) == "a");
  CHECK(fired(rules, "NoSuchOperation", "what?") == "a");
}

TEST_CASE("A rule matches by operation, region and input, each a glob") {
  FaultRules rules{plan(R"({"id":"a","match":{"operation":"GetBlueprintRun*","region":"eu-*",
      "input":{"BlueprintName":"orders-*"}},"fault":{"kind":"lost_response"}})"),
                   noon};
  constexpr auto orders = R"({"BlueprintName":"orders-etl","RunId":"r"})";
  CHECK(fired(rules, "GetBlueprintRun", orders, noon, "eu-west-1") == "a");
  CHECK(fired(rules, "GetBlueprintRuns", orders, noon, "eu-west-1") == "a");
  CHECK(fired(rules, "GetBlueprint", orders, noon, "eu-west-1").empty());
  CHECK(fired(rules, "GetBlueprintRun", orders, noon, "us-east-1").empty());
  CHECK(fired(rules, "GetBlueprintRun", R"({"BlueprintName":"x"})", noon, "eu-west-1").empty());
  CHECK(fired(rules, "GetBlueprintRun", "no json", noon, "eu-west-1").empty());
  CHECK(rules.all().front().matched == 2);
}

TEST_CASE("skip, every and times count the requests that match") {
  CHECK(pattern(R"({"skip":2,"fault":{"kind":"lost_response"}})", 5) == "..xxx");
  CHECK(pattern(R"({"times":2,"fault":{"kind":"lost_response"}})", 5) == "xx...");
  CHECK(pattern(R"({"every":3,"fault":{"kind":"lost_response"}})", 7) == "..x..x.");
  CHECK(pattern(R"({"skip":1,"every":2,"times":2,"fault":{"kind":"lost_response"}})", 9) ==
        "..x.x....");
}

TEST_CASE("Requests that do not match are not counted") {
  FaultRules rules{plan(R"({"match":{"operation":"GetBlueprint"},"skip":1,
      "fault":{"kind":"lost_response"}})"),
                   noon};
  CHECK(pattern(rules, 3) == "...");
  CHECK(fired(rules, "GetBlueprint").empty());
  CHECK(fired(rules, "GetBlueprint") == "fault-1");
  CHECK(rules.all().front().matched == 2);
  CHECK(rules.all().front().fired == 1);
}

TEST_CASE("A probability fires about its share, never at 0 and always at 1") {
  const auto share = pattern(R"({"probability":0.3,"fault":{"kind":"lost_response"}})", 10'000);
  const auto hits = std::count(share.begin(), share.end(), 'x');
  CHECK(hits > 2800);
  CHECK(hits < 3200);
  CHECK(pattern(R"({"probability":0,"fault":{"kind":"lost_response"}})", 5) == ".....");
  CHECK(pattern(R"({"probability":1,"fault":{"kind":"lost_response"}})", 5) == "xxxxx");
}

TEST_CASE("times counts how often the rule fired, not what chance let pass") {
  FaultRules rules{plan(R"({"probability":0.5,"times":3,"fault":{"kind":"lost_response"}})"), noon};
  const auto seen = pattern(rules, 100);
  CHECK(std::count(seen.begin(), seen.end(), 'x') == 3);
  CHECK(rules.all().front().matched == 100);
}

TEST_CASE("A fault that did nothing has not fired, unless its rule has gone by then") {
  FaultRules rules{plan(R"({"id":"a","times":1,"fault":{"kind":"truncated_body","at":9}})"), noon};
  const FaultRequest request{"1", "us-east-1", nullptr, "", noon};
  const auto first = rules.fire(request, random_source);
  REQUIRE(first.size() == 1);
  CHECK(rules.fire(request, random_source).empty());
  rules.take_back(first.front());
  CHECK(rules.find("a")->fired == 0);
  const auto second = rules.fire(request, random_source);
  REQUIRE(second.size() == 1);
  rules.put(plan(R"({"id":"a","fault":{"kind":"lost_response"}})")[0], noon);
  rules.take_back(second.front());
  CHECK(rules.find("a")->fired == 0);
}

TEST_CASE("A window is of emulated instants, or of times after the rule was made") {
  FaultRules rules{plan(R"({"id":"a","from":"1m","until":"2m","fault":{"kind":"lost_response"}})"),
                   noon};
  const auto at = [&](Duration after) { return fired(rules, "GetBlueprint", "{}", noon + after); };
  CHECK(at(0s).empty());
  CHECK(at(60s) == "a");
  CHECK(at(119'999ms) == "a");
  CHECK(at(120s).empty());
  CHECK(rules.all().front().matched == 2);

  FaultRules dated{plan(R"({"id":"a","from":"2024-02-23T14:44:46Z","until":"2024-02-23T14:44:47Z",
      "fault":{"kind":"lost_response"}})")};
  CHECK(fired(dated, "GetBlueprint", "{}", noon).empty());
  CHECK(fired(dated, "GetBlueprint", "{}", noon + 1s) == "a");
  CHECK(fired(dated, "GetBlueprint", "{}", noon + 2s).empty());
}

TEST_CASE("A request meets the rules in order, up to one that answers in place of the work") {
  FaultRules rules{plan(R"([{"id":"late","fault":{"kind":"latency","fixed":"1ms"}},
      {"id":"no","times":1,"fault":{"kind":"error","code":"ThrottlingException"}},
      {"id":"lost","fault":{"kind":"lost_response"}}])"),
                   noon};
  CHECK(fired(rules) == "late no");
  CHECK(fired(rules) == "late lost");
  CHECK(std::next(rules.all().begin(), 2)->matched == 1);
}

TEST_CASE("Kinds that are about pages or reads let other operations pass uncounted") {
  FaultRules rules{plan(R"([{"id":"small","fault":{"kind":"small_pages"}},
      {"id":"stale","fault":{"kind":"stale_read","by":"1s"}}])"),
                   noon};
  CHECK(fired(rules, "GetBlueprintRuns") == "small stale");
  CHECK(fired(rules, "GetBlueprint") == "stale");
  CHECK(fired(rules, "StartBlueprintRun").empty());
  CHECK(fired(rules, "NoSuchOperation").empty());
  CHECK(rules.all().front().matched == 1);
  CHECK(std::next(rules.all().begin(), 1)->matched == 2);
}

TEST_CASE("A rule that is put anew begins to count anew, in its place") {
  FaultRules rules{plan(R"([{"id":"a","times":1,"fault":{"kind":"lost_response"}},
      {"id":"b","fault":{"kind":"slow_body","bytes_per_second":9}}])"),
                   noon};
  CHECK(fired(rules) == "a b");
  CHECK(fired(rules) == "b");
  rules.put(plan(R"({"id":"a","times":1,"fault":{"kind":"hang"}})")[0], noon);
  CHECK(rules.all().front().fired == 0);
  CHECK(fired(rules) == "a b");
  rules.remove("a");
  CHECK(fired(rules) == "b");
  rules.clear();
  CHECK(fired(rules).empty());
}

TEST_CASE("Ids that are made up are not taken") {
  FaultRules rules{plan(R"([{"id":"fault-1","fault":{"kind":"hang"}},{"fault":{"kind":"hang"}}])")};
  CHECK(std::next(rules.all().begin(), 1)->rule.id == "fault-2");
}

TEST_CASE("A rule that goes lets go what it holds, and a copy holds nothing") {
  FaultRules rules{plan(R"([{"id":"a","fault":{"kind":"hang"}},{"id":"b","fault":{"kind":"hang"}},
      {"id":"c","fault":{"kind":"hang"}}])")};
  const auto a = rules.all().front().held_requests;
  const auto b = std::next(rules.all().begin(), 1)->held_requests;
  const auto c = std::next(rules.all().begin(), 2)->held_requests;
  const FaultRules copy{rules};
  CHECK(copy.all().front().held_requests != a);
  rules.remove("a");
  CHECK(a->is_released());
  rules.put(plan(R"({"id":"b","fault":{"kind":"hang"}})")[0], noon);
  CHECK(b->is_released());
  CHECK_FALSE(c->is_released());
  rules = FaultRules{};
  CHECK(c->is_released());
  CHECK_FALSE(std::next(copy.all().begin(), 2)->held_requests->is_released());
}
