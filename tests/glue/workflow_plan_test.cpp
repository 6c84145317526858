#include "server/glue/workflow_plan.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "server/model/model.hpp"
#include "server/model/output_check.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

// As a layout's to_json() gives it: a crawler, a job that waits for it, both from a schedule.
const json layout = json::parse(R"({
  "Workflow": {"Name": "nightly", "Description": "d", "DefaultRunProperties": {"a": "b"},
               "Tags": {"team": "data"}},
  "Crawlers": [{"Name": "crawl", "Role": "r", "Targets": {"S3Targets": []}}],
  "Jobs": [{"Name": "load", "Role": "r", "Command": {"Name": "glueetl"}}],
  "Triggers": [
    {"WorkflowName": "nightly", "Name": "nightly_load_trigger", "Type": "CONDITIONAL",
     "Predicate": {"Conditions": [{"LogicalOperator": "EQUALS", "CrawlerName": "crawl",
                                   "CrawlState": "SUCCEEDED"}]},
     "StartOnCreation": true, "Actions": [{"JobName": "load"}]},
    {"WorkflowName": "nightly", "Name": "nightly_starting_trigger", "Type": "ON_DEMAND",
     "Actions": [{"CrawlerName": "crawl"}]}]})");

const json& node_named(const json& graph, std::string_view name) {
  for (const auto& node : graph.at("Nodes")) {
    if (node.at("Name") == name) return node;
  }
  FAIL("no such node");
  return graph;
}

}  // namespace

TEST_CASE("A layout's answer becomes a workflow, its entities and its graph") {
  const auto plan = plan_of_layout(layout);
  CHECK(plan.name == "nightly");
  CHECK(plan.description == "d");
  REQUIRE(plan.entities.size() == 4);
  CHECK(plan.entities[0].kind == EntityKind::crawler);
  CHECK(plan.entities[1].definition ==
        R"({"Command":{"Name":"glueetl"},"Name":"load","Role":"r"})");
  const auto conditional = json::parse(plan.entities[2].definition);
  CHECK(conditional.at("State") == "ACTIVATED");
  CHECK_FALSE(conditional.contains("StartOnCreation"));
  CHECK(json::parse(plan.entities[3].definition).at("State") == "CREATED");

  const auto details = json::parse(*plan.details);
  CHECK(details.at("DefaultRunProperties") == json{{"a", "b"}});
  CHECK(details.at("Tags") == json{{"team", "data"}});
  const auto& graph = details.at("Graph");
  CHECK_FALSE(find_output_violation(*Model::built_in().find_shape("WorkflowGraph"), graph.dump()));
  CHECK(graph.at("Nodes").size() == 4);
  const auto id = [&](std::string_view name) { return node_named(graph, name).at("UniqueId"); };
  const auto edge = [&](std::string_view from, std::string_view to) {
    return json{{"SourceId", id(from)}, {"DestinationId", id(to)}};
  };
  CHECK(graph.at("Edges") == json{edge("crawl", "nightly_load_trigger"),
                                  edge("nightly_load_trigger", "load"),
                                  edge("nightly_starting_trigger", "crawl")});
  CHECK(node_named(graph, "nightly_starting_trigger").at("TriggerDetails").at("Trigger") ==
        json::parse(plan.entities[3].definition));
}

TEST_CASE("Jobs that a trigger names and the layout does not make are nodes too") {
  auto answer = layout;
  answer["Jobs"] = json::array();
  const auto details = json::parse(*plan_of_layout(answer).details);
  CHECK(node_named(details.at("Graph"), "load").at("Type") == "JOB");
}
