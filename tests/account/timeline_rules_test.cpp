#include "server/account/timeline_rules.hpp"

#include <doctest/doctest.h>

using namespace glueprint;
using nlohmann::json;

namespace {

TimelineRule rule_for(std::optional<std::string> blueprint_name, std::string timeline) {
  TimelineRule rule;
  rule.subject = std::move(blueprint_name);
  rule.timeline = std::move(timeline);
  return rule;
}

// The timeline that a run gets, or nothing.
std::string timeline_of(TimelineRules& rules, std::string_view blueprint_name,
                        const json& parameters = json::object()) {
  auto* rule = rules.find(TimelineKind::of_runs, blueprint_name, parameters);
  if (!rule) return "";
  ++rule->applied;
  return rule->timeline;
}

}  // namespace

TEST_CASE("The first rule that matches counts") {
  TimelineRules rules;
  rules.add(rule_for("orders-*", "fails"));
  rules.add(rule_for(std::nullopt, "never-ends"));
  CHECK(timeline_of(rules, "orders-etl") == "fails");
  CHECK(timeline_of(rules, "invoices") == "never-ends");
}

TEST_CASE("A rule applies so many times, then the next one counts") {
  TimelineRules rules;
  auto twice = rule_for(std::nullopt, "fails");
  twice.times = 2;
  rules.add(twice);
  rules.add(rule_for(std::nullopt, "succeeds"));
  CHECK(timeline_of(rules, "b") == "fails");
  CHECK(timeline_of(rules, "b") == "fails");
  CHECK(timeline_of(rules, "b") == "succeeds");
  CHECK(rules.all().front().is_used_up());
}

TEST_CASE("A rule can look at parameters: texts by glob, other values as they are") {
  TimelineRules rules;
  auto rule = rule_for(std::nullopt, "fails");
  rule.parameters = {{"WorkflowName", "nightly-*"}, {"Dpu", 2}};
  rules.add(rule);
  CHECK(timeline_of(rules, "b", {{"WorkflowName", "nightly-1"}, {"Dpu", 2}}) == "fails");
  CHECK(timeline_of(rules, "b", {{"WorkflowName", "hourly"}, {"Dpu", 2}}).empty());
  CHECK(timeline_of(rules, "b", {{"WorkflowName", "nightly-1"}, {"Dpu", 3}}).empty());
  CHECK(timeline_of(rules, "b", {{"WorkflowName", "nightly-1"}}).empty());
}

TEST_CASE("What a rule wants of parameters may nest, as that of a rule of faults") {
  TimelineRules rules;
  auto rule = rule_for(std::nullopt, "fails");
  rule.parameters = {{"Source", {{"Table", "orders-*"}}}, {"Days", json::array({1})}};
  rules.add(rule);
  const auto given = [](json source, json days) {
    return json{{"Source", std::move(source)}, {"Days", std::move(days)}};
  };
  const auto one = json::array({1});
  const auto both = json::array({2, 1});
  CHECK(timeline_of(rules, "b", given({{"Table", "orders-1"}, {"Rows", 5}}, both)) == "fails");
  CHECK(timeline_of(rules, "b", given(R"({"Table":"orders-2"})", one)) == "fails");
  CHECK(timeline_of(rules, "b", given({{"Table", "invoices"}}, one)).empty());
  CHECK(timeline_of(rules, "b", given({{"Table", "orders-1"}}, json::array())).empty());
}

TEST_CASE("Rules of blueprints are not about runs") {
  TimelineRules rules;
  auto rule = rule_for(std::nullopt, "registers");
  rule.kind = TimelineKind::of_blueprints;
  rules.add(rule);
  CHECK(timeline_of(rules, "b").empty());
  CHECK(rules.find(TimelineKind::of_blueprints, "b", json::object()) != nullptr);
}

TEST_CASE("A rule without an id gets a free one") {
  TimelineRules rules;
  auto mine = rule_for(std::nullopt, "fails");
  mine.id = "rule-1";
  CHECK(rules.add(mine).id == "rule-1");
  CHECK(rules.add(rule_for(std::nullopt, "fails")).id == "rule-2");
  rules.remove("rule-1");
  CHECK_FALSE(rules.has("rule-1"));
  CHECK(rules.add(rule_for(std::nullopt, "fails")).id == "rule-3");
}
