#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr const char* nightly = R"({"Name":"nightly"})";

std::string start_nightly(Emulated& server) {
  return server.start("orders", R"({"WorkflowName":"nightly"})");
}

}  // namespace

TEST_CASE("A workflow is there when its run has succeeded") {
  Emulated server;
  server.create("orders");
  const auto run_id = start_nightly(server);
  CHECK(server.call("GetWorkflow", nightly).error() == "EntityNotFoundException");
  CHECK(server.call("ListWorkflows", "{}").body == R"({"Workflows":[]})");
  server.advance(1s);
  CHECK(server.call("GetWorkflow", nightly).body ==
        R"({"Workflow":{"BlueprintDetails":{"BlueprintName":"orders","RunId":")" + run_id +
            R"("},"CreatedOn":1.708699486E9,"LastModifiedOn":1.708699486E9,"Name":"nightly"}})");
  CHECK(server.call("ListWorkflows", "{}").body == R"({"Workflows":["nightly"]})");
}

TEST_CASE("A clock that is set back takes the workflow away again") {
  Emulated server;
  server.create("orders");
  start_nightly(server);
  server.advance(1s);
  server.advance(-1ms);
  CHECK(server.call("GetWorkflow", nightly).error() == "EntityNotFoundException");
}

TEST_CASE("The graph comes when it is asked for") {
  Emulated server;
  server.create("orders");
  start_nightly(server);
  server.advance(1s);
  const auto workflow = server.call("GetWorkflow", R"({"Name":"nightly","IncludeGraph":true})");
  CHECK(workflow.json().at("Workflow").at("Graph") ==
        json{{"Edges", json::array()}, {"Nodes", json::array()}});
}

TEST_CASE("BatchGetWorkflows answers each name once, and tells which are missing") {
  Emulated server;
  server.create("orders");
  start_nightly(server);
  server.advance(1s);
  const auto answer =
      server.call("BatchGetWorkflows", R"({"Names":["nightly","no such","nightly"]})").json();
  CHECK(answer.at("Workflows").size() == 1);
  CHECK(answer.at("MissingWorkflows") == json{"no such"});
}

TEST_CASE("A deleted workflow is gone, its run stays, and its name is free") {
  Emulated server;
  server.create("orders");
  start_nightly(server);
  server.advance(1s);
  CHECK(server.call("DeleteWorkflow", nightly).body == nightly);
  CHECK(server.call("DeleteWorkflow", nightly).body == nightly);
  CHECK(server.call("GetWorkflow", nightly).error() == "EntityNotFoundException");
  const auto runs = server.call("GetBlueprintRuns", R"({"BlueprintName":"orders"})").json();
  CHECK(runs.at("BlueprintRuns")[0].at("WorkflowName") == "nightly");
  start_nightly(server);
  server.advance(1s);
  CHECK(server.call("GetWorkflow", nightly).status == 200);
}

TEST_CASE("A workflow that a run is going to make cannot be deleted before") {
  Emulated server;
  server.create("orders");
  start_nightly(server);
  CHECK(server.call("DeleteWorkflow", nightly).status == 200);
  server.advance(1s);
  CHECK(server.call("GetWorkflow", nightly).status == 200);
}

TEST_CASE("Workflows outlive their blueprint; the names of unfinished runs become free") {
  Emulated server;
  server.create("orders");
  start_nightly(server);
  server.advance(1s);
  server.start("orders", R"({"WorkflowName":"hourly"})");
  server.call("DeleteBlueprint", R"({"Name":"orders"})");
  server.advance(1s);
  CHECK(server.call("ListWorkflows", "{}").json().at("Workflows") == json{"nightly"});
  server.create("orders");
  server.start("orders", R"({"WorkflowName":"hourly"})");
  server.advance(1s);
  CHECK(server.call("ListWorkflows", "{}").json().at("Workflows") == json{"hourly", "nightly"});
}
