#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

// A graph of one trigger that starts a job, which starts a crawler.
json graph_starting(const std::string& job) {
  const json start{{"Name", "nightly_starting_trigger"},
                   {"Type", "ON_DEMAND"},
                   {"State", "CREATED"},
                   {"Actions", {{{"JobName", job}}}}};
  return {
      {"Nodes",
       {{{"Type", "TRIGGER"},
         {"Name", "nightly_starting_trigger"},
         {"UniqueId", "t"},
         {"TriggerDetails", {{"Trigger", start}}}},
        {{"Type", "JOB"}, {"Name", job}, {"UniqueId", "j"}},
        {{"Type", "CRAWLER"}, {"Name", "crawl"}, {"UniqueId", "c"}}}},
      {"Edges",
       {{{"SourceId", "t"}, {"DestinationId", "j"}}, {{"SourceId", "j"}, {"DestinationId", "c"}}}}};
}

// A server whose runs make `nightly` with that graph, and one such run.
struct Graphed : Emulated {
  Graphed() {
    create("orders");
    admin("POST", "timeline-rules", R"({"timeline":"graphed"})");
    put(graph_starting("extract"));
    run_ = make();
  }

  void put(const json& graph, const json& phases = {{{"state", "RUNNING"}, {"lasts", "1s"}},
                                                    {{"state", "SUCCEEDED"}}}) {
    const json timeline{{"phases", phases}, {"workflow", {{"graph", graph}}}};
    REQUIRE(admin("PUT", "timelines/graphed", timeline.dump()).status < 300);
    admin("DELETE", "timeline-rules");
    admin("POST", "timeline-rules", R"({"timeline":"graphed"})");
  }

  std::string make() { return start("orders", R"({"WorkflowName":"nightly"})"); }

  json blueprint_run(const std::string& run_id) {
    const json input{{"BlueprintName", "orders"}, {"RunId", run_id}};
    return call("GetBlueprintRun", input.dump()).json().at("BlueprintRun");
  }

  json graph() {
    return call("GetWorkflow", R"({"Name":"nightly","IncludeGraph":true})")
        .json()
        .at("Workflow")
        .at("Graph");
  }

  Answer trigger() { return call("GetTrigger", R"({"Name":"nightly_starting_trigger"})"); }

  std::string run_;
};

}  // namespace

TEST_CASE("A timeline gives the workflow its graph, and what the graph holds is there with it") {
  Graphed server;
  CHECK(server.trigger().error() == "EntityNotFoundException");
  server.advance(1s);
  CHECK(server.graph() == graph_starting("extract"));
  CHECK(server.trigger().body ==
        R"({"Trigger":{"Actions":[{"JobName":"extract"}],"Name":"nightly_starting_trigger",)"
        R"("State":"CREATED","Type":"ON_DEMAND","WorkflowName":"nightly"}})");
  server.advance(-1ms);
  CHECK(server.trigger().error() == "EntityNotFoundException");
}

TEST_CASE("A run of the workflow has its graph, and its actions in the statistics") {
  Graphed server;
  server.advance(1s);
  server.call("StartWorkflowRun", R"({"Name":"nightly"})");
  const auto runs =
      server.call("GetWorkflowRuns", R"({"Name":"nightly","IncludeGraph":true})").json();
  const auto& run = runs.at("Runs").at(0);
  CHECK(run.at("Graph") == graph_starting("extract"));
  CHECK(run.at("Statistics").at("TotalActions") == 2);
  CHECK(run.at("Statistics").at("RunningActions") == 2);
  server.advance(1s);
  const auto shown = server.call("GetWorkflow", R"({"Name":"nightly","IncludeGraph":true})").json();
  const auto& last = shown.at("Workflow").at("LastRun");
  CHECK(last.at("Statistics").at("SucceededActions") == 2);
  CHECK(last.at("Graph") == graph_starting("extract"));
}

TEST_CASE("What a run made outlives its workflow, and hinders one with another trigger") {
  Graphed server;
  server.advance(1s);
  server.call("DeleteWorkflow", R"({"Name":"nightly"})");
  CHECK(server.trigger().status == 200);

  server.put(graph_starting("load"));
  const auto other = server.make();
  server.advance(1s);
  CHECK(server.blueprint_run(other).at("State") == "FAILED");
  CHECK(server.blueprint_run(other).at("ErrorMessage") ==
        "Trigger with name 'nightly_starting_trigger' already submitted with different "
        "configuration");

  server.put(graph_starting("extract"));
  const auto same = server.make();
  server.advance(1s);
  CHECK(server.blueprint_run(same).at("State") == "SUCCEEDED");
}

TEST_CASE("A trigger, a job or a crawler that is deleted leaves the graph; its name is free") {
  Graphed server;
  server.advance(1s);
  CHECK(server.call("DeleteJob", R"({"JobName":"extract"})").body == R"({"JobName":"extract"})");
  CHECK(server.call("DeleteJob", R"({"JobName":"extract"})").body == R"({"JobName":"extract"})");
  CHECK(server.graph().at("Nodes").size() == 2);
  CHECK(server.graph().at("Edges") == json::array());
  CHECK(server.call("DeleteCrawler", R"({"Name":"crawl"})").body == "{}");
  CHECK(server.call("DeleteCrawler", R"({"Name":"crawl"})").message() ==
        "Crawler entry with name crawl does not exist");
  const auto* trigger = R"({"Name":"nightly_starting_trigger"})";
  CHECK(server.call("DeleteTrigger", trigger).body == trigger);
  CHECK(server.call("DeleteTrigger", trigger).body == trigger);
  CHECK(server.trigger().message() == "Trigger with name: nightly_starting_trigger not found.");
  CHECK(server.graph().at("Nodes") == json::array());

  server.call("DeleteWorkflow", R"({"Name":"nightly"})");
  server.put(graph_starting("load"));
  const auto other = server.make();
  server.advance(1s);
  CHECK(server.blueprint_run(other).at("State") == "SUCCEEDED");
}

TEST_CASE("A rollback unmakes what was made; one that fails leaves it") {
  const json phases{{{"state", "RUNNING"}, {"lasts", "1s"}},
                    {{"state", "ROLLING_BACK"}, {"lasts", "1s"}},
                    {{"state", "FAILED"}}};
  for (const bool fails : {false, true}) {
    CAPTURE(fails);
    Emulated server;
    server.create("orders");
    json timeline{{"phases", phases}, {"workflow", {{"graph", graph_starting("extract")}}}};
    if (fails) timeline["rollback_error_message"] = "No.";
    server.admin("PUT", "timelines/t", timeline.dump());
    server.admin("POST", "timeline-rules", R"({"timeline":"t"})");
    server.start("orders");
    const auto is_there = [&] {
      return server.call("GetTrigger", R"({"Name":"nightly_starting_trigger"})").status == 200;
    };
    CHECK_FALSE(is_there());
    server.advance(1s);
    CHECK(is_there());
    server.advance(1s);
    CHECK(is_there() == fails);
  }
}

TEST_CASE("Entities follow another future of their run, and go with an unfinished one") {
  Graphed server;
  CHECK(server.admin("PUT", "runs/" + server.run_ + "/timeline", R"({"timeline":"takes-a-minute"})")
            .status == 200);
  server.advance(59s);
  CHECK(server.trigger().status == 400);
  server.advance(1s);
  CHECK(server.trigger().status == 200);
  CHECK(server.graph() == graph_starting("extract"));

  Graphed other;
  other.call("DeleteBlueprint", R"({"Name":"orders"})");
  other.advance(1s);
  CHECK(other.trigger().status == 400);
}

TEST_CASE("Entities of a run that waits for reads are there after the last one") {
  Graphed server;
  server.call("DeleteWorkflow", R"({"Name":"nightly"})");
  auto graph = graph_starting("extract");
  graph["Nodes"][0]["Name"] = "other";
  server.put(graph, {{{"state", "RUNNING"}, {"lasts", {{"reads", 1}}}}, {{"state", "SUCCEEDED"}}});
  const auto run_id = server.start("orders", R"({"WorkflowName":"read"})");
  const auto trigger = [&] { return server.call("GetTrigger", R"({"Name":"other"})").status; };
  server.advance(1h);
  CHECK(trigger() == 400);
  server.blueprint_run(run_id);
  CHECK(trigger() == 200);
}

TEST_CASE("A graph that is against AWS's shape is refused at the door") {
  Emulated server;
  const auto refusal = [&](const json& graph) {
    const json timeline{{"phases", {{{"state", "SUCCEEDED"}}}}, {"workflow", {{"graph", graph}}}};
    return server.admin("PUT", "timelines/t", timeline.dump());
  };
  CHECK(refusal({{"Nodes", {{{"Nam", "x"}}}}}).pointer() == "#/workflow/graph/Nodes/0/Nam");
  CHECK(refusal({{"Nodes", {{{"Type", "TASK"}}}}}).pointer() == "#/workflow/graph/Nodes/0/Type");
  CHECK(refusal({{"Nodes", 7}}).pointer() == "#/workflow/graph/Nodes");
  CHECK(refusal({{"Nodes", {{{"Name", std::string(256, 'x')}}}}}).pointer() ==
        "#/workflow/graph/Nodes/0/Name");
}

TEST_CASE("A resumed run names nodes of the graph, and its own no longer run") {
  Graphed server;
  server.advance(1s);
  const auto run_id = server.call("StartWorkflowRun", R"({"Name":"nightly"})").json().at("RunId");
  json input{{"Name", "nightly"}, {"RunId", run_id}, {"NodeIds", {"x"}}};
  CHECK(server.call("ResumeWorkflowRun", input.dump()).error() == "IllegalWorkflowStateException");
  server.advance(1s);
  CHECK(server.call("ResumeWorkflowRun", input.dump()).message() ==
        "Node x is not a node of the workflow.");
  input["NodeIds"] = {"j"};
  CHECK(server.call("ResumeWorkflowRun", input.dump()).status == 200);
}
