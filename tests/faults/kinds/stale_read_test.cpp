#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

// Reads run stale by a minute.
void be_stale(Emulated& server) {
  server.admin("PUT", "faults/stale", R"({"fault":{"kind":"stale_read","by":"1m"}})");
}

std::string state_of(Emulated& server, const std::string& run) {
  const json input{{"BlueprintName", "orders"}, {"RunId", run}};
  const auto answer = server.call("GetBlueprintRun", input.dump());
  if (answer.status != 200) return answer.error();
  return answer.json().at("BlueprintRun").at("State");
}

}  // namespace

TEST_CASE("A stale read shows the state of a run as it was") {
  Emulated server;
  server.create("orders");
  server.advance(1h);
  const auto run = server.start("orders");
  be_stale(server);
  CHECK(state_of(server, run) == "EntityNotFoundException");
  server.advance(60s);
  CHECK(state_of(server, run) == "RUNNING");
  server.advance(999ms);
  CHECK(state_of(server, run) == "RUNNING");
  server.advance(1ms);
  CHECK(state_of(server, run) == "SUCCEEDED");
}

TEST_CASE("A stale page of runs has none that is younger, and pages on without loss") {
  Emulated server;
  server.create("orders");
  server.advance(1h);
  std::vector<std::string> ids;
  for (int i = 0; i < 10; ++i) {
    ids.push_back(server.start("orders", json{{"WorkflowName", "w" + std::to_string(i)}}.dump()));
    server.advance(10s);
  }
  be_stale(server);
  json input{{"BlueprintName", "orders"}, {"MaxResults", 2}};
  std::vector<std::string> seen;
  while (true) {
    const auto page = server.call("GetBlueprintRuns", input.dump()).json();
    for (const auto& run : page.at("BlueprintRuns")) seen.push_back(run.at("RunId"));
    if (!page.contains("NextToken")) break;
    input["NextToken"] = page.at("NextToken");
  }
  CHECK(seen == std::vector<std::string>{ids[4], ids[3], ids[2], ids[1], ids[0]});
}

TEST_CASE("Young blueprints and workflows are unseen by every stale read") {
  Emulated server;
  server.create("orders");
  const char* arn_and_tags =
      R"({"ResourceArn":"arn:aws:glue:us-east-1:000000000000:blueprint/orders",
          "TagsToAdd":{"team":"data"}})";
  REQUIRE(server.call("TagResource", arn_and_tags).status == 200);
  server.advance(10s);
  server.start("orders", R"({"WorkflowName":"made"})");
  server.advance(10s);
  be_stale(server);
  const auto check = [&](bool is_seen) {
    const auto has = [&](const char* operation, const char* input, const char* member) {
      return !server.call(operation, input).json().at(member).empty();
    };
    CHECK((server.call("GetBlueprint", R"({"Name":"orders"})").status == 200) == is_seen);
    CHECK((server.call("GetBlueprintRuns", R"({"BlueprintName":"orders"})").status == 200) ==
          is_seen);
    CHECK(has("ListBlueprints", "{}", "Blueprints") == is_seen);
    CHECK(has("ListBlueprints", R"({"Tags":{"team":"data"}})", "Blueprints") == is_seen);
    CHECK(has("BatchGetBlueprints", R"({"Names":["orders"]})", "Blueprints") == is_seen);
    CHECK((server.call("GetWorkflow", R"({"Name":"made"})").status == 200) == is_seen);
    CHECK(has("ListWorkflows", "{}", "Workflows") == is_seen);
    CHECK(has("BatchGetWorkflows", R"({"Names":["made"]})", "Workflows") == is_seen);
    CHECK((server
               .call("GetTags", R"({"ResourceArn":
                   "arn:aws:glue:us-east-1:000000000000:blueprint/orders"})")
               .status == 200) == is_seen);
  };
  check(false);
  server.advance(1h);
  check(true);
}

TEST_CASE("A stale read does not count as one of those that a phase lasts") {
  Emulated server;
  server.call("CreateBlueprint", R"({"Name":"orders","BlueprintLocation":"s3://b/k",
      "Tags":{"glueprint:timeline":"succeeds-on-second-read"}})");
  server.advance(1h);
  const auto run = server.start("orders");
  server.advance(1h);
  be_stale(server);
  for (int i = 0; i < 3; ++i) CHECK(state_of(server, run) == "RUNNING");
  server.admin("DELETE", "faults");
  CHECK(state_of(server, run) == "RUNNING");
  CHECK(state_of(server, run) == "SUCCEEDED");
}

TEST_CASE("Writes see everything, and edits are not undone") {
  Emulated server;
  server.create("orders");
  server.advance(1h);
  be_stale(server);
  CHECK(server
            .call("UpdateBlueprint", R"({"Name":"orders","Description":"new",
      "BlueprintLocation":"s3://b/k"})")
            .status == 200);
  CHECK(server.call("GetBlueprint", R"({"Name":"orders"})")
            .json()
            .at("Blueprint")
            .at("Description") == "new");
  server.create("young");
  CHECK(server.start("young").starts_with("br_"));
}
