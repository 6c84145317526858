#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

void load(Emulated& server, const char* fixture) {
  const auto answer = server.admin("PUT", "fixtures", fixture);
  CAPTURE(answer.body);
  REQUIRE(answer.status == 200);
}

json run_of(Emulated& server, const char* run_id) {
  const json input{{"Name", "nightly"}, {"RunId", run_id}};
  return server.call("GetWorkflowRun", input.dump()).json().at("Run");
}

// The first place at fault.
std::string mistake_of(const char* fixture) {
  Emulated server;
  const auto answer = server.admin("PUT", "fixtures", fixture);
  return answer.status == 200 ? "none" : answer.pointer();
}

}  // namespace

TEST_CASE("What get-workflow prints is a workflow, its last run and its entities") {
  Emulated server;
  load(server, R"({"Workflow": {"Name": "nightly", "CreatedOn": 1708690000, "Tags": {"a": "b"},
    "Graph": {"Nodes": [{"Type": "TRIGGER", "Name": "start", "UniqueId": "t",
                         "TriggerDetails": {"Trigger": {"Type": "ON_DEMAND", "State": "CREATED"}}},
                        {"Type": "JOB", "Name": "load", "UniqueId": "j"}], "Edges": []},
    "LastRun": {"Name": "nightly", "WorkflowRunId": "wr_1", "Status": "COMPLETED",
                "StartedOn": 1708690001, "CompletedOn": 1708690009,
                "WorkflowRunProperties": {"k": "v"},
                "Statistics": {"TotalActions": 3, "SucceededActions": 2, "FailedActions": 1}}}})");
  const auto run = run_of(server, "wr_1");
  CHECK(run.at("Status") == "COMPLETED");
  CHECK(run.at("CompletedOn") == 1708690009.0);
  CHECK(run.at("Statistics").at("FailedActions") == 1);
  CHECK(run.at("WorkflowRunProperties") == json{{"k", "v"}});
  const auto workflow = server.call("GetWorkflow", R"({"Name":"nightly"})").json().at("Workflow");
  CHECK(workflow.at("LastRun") == run);
  CHECK(server.call("GetTrigger", R"({"Name":"start"})").body ==
        R"({"Trigger":{"Name":"start","State":"CREATED","Type":"ON_DEMAND",)"
        R"("WorkflowName":"nightly"}})");
  const auto* arn = R"({"ResourceArn":"arn:aws:glue:us-east-1:000000000000:workflow/nightly"})";
  CHECK(server.call("GetTags", arn).json().at("Tags") == json{{"a", "b"}});
}

TEST_CASE("What get-workflow-runs prints are runs; unfinished ones go on by their timeline") {
  Emulated server;
  load(server, R"({"Runs": [
    {"Name": "nightly", "WorkflowRunId": "wr_3", "Status": "RUNNING", "StartedOn": "-1m",
     "Statistics": {"TotalActions": 2, "RunningActions": 2}},
    {"Name": "nightly", "WorkflowRunId": "wr_2", "Status": "STOPPING", "StartedOn": "-2m"},
    {"Name": "nightly", "WorkflowRunId": "wr_1", "Status": "ERROR", "StartedOn": "-3m",
     "ErrorMessage": "No.", "PreviousRunId": "wr_0"}], "NextToken": "x"})");
  CHECK(server.call("GetWorkflow", R"({"Name":"nightly"})")
            .json()
            .at("Workflow")
            .at("LastRun")
            .at("WorkflowRunId") == "wr_3");
  CHECK(run_of(server, "wr_3").at("Statistics").at("RunningActions") == 2);
  CHECK(run_of(server, "wr_1").at("ErrorMessage") == "No.");
  CHECK(run_of(server, "wr_1").at("PreviousRunId") == "wr_0");
  server.advance(1s);
  CHECK(run_of(server, "wr_3").at("Status") == "COMPLETED");
  CHECK(run_of(server, "wr_3").at("Statistics").at("SucceededActions") == 2);
  CHECK(run_of(server, "wr_2").at("Status") == "STOPPED");
}

TEST_CASE("A last run that AWS shows in a way that is not known is shown as it is") {
  Emulated server;
  load(server, R"({"Workflow": {"Name": "nightly", "LastRun": {"Status": "PAUSED"}}})");
  CHECK(server.call("GetWorkflow", R"({"Name":"nightly"})")
            .body.find(R"("LastRun":{"Status":)"
                       R"("PAUSED"})") != std::string::npos);
}

TEST_CASE("Triggers, jobs and crawlers of a fixture are there, and can be deleted") {
  Emulated server;
  load(server, R"({"Triggers": [{"Name": "t", "Type": "ON_DEMAND", "New": 1}],
                   "Job": {"Name": "j", "GlueVersion": "4.0"}, "Crawlers": [{"Name": "c"}]})");
  CHECK(server.call("GetTrigger", R"({"Name":"t"})").body ==
        R"({"Trigger":{"Name":"t","Type":"ON_DEMAND"}})");
  CHECK(server.call("DeleteCrawler", R"({"Name":"c"})").status == 200);
  CHECK(server.call("DeleteCrawler", R"({"Name":"c"})").status == 400);
}

TEST_CASE("A fixture of workflows is held against AWS's shapes") {
  CHECK(mistake_of(R"({"Runs": [{"Name": "n", "Status": "PAUSED"}]})") == "#/Runs/0/Status");
  CHECK(mistake_of(R"({"Runs": [{"Name": "n", "Status": "RUNNING", "CompletedOn": 1}]})") ==
        "#/Runs/0/CompletedOn");
  CHECK(mistake_of(R"({"Runs": [{"Name": "n", "Status": "RUNNING", "Timeline": "fails"}]})") ==
        "#/Runs/0/Timeline");
  CHECK(mistake_of(R"({"Runs": [{"Name": "n", "Status": "RUNNING",
      "Future": {"phases": [{"state": "RUNNING", "lasts": "1s"}, {"state": "SUCCEEDED"}]}}]})") ==
        "#/Runs/0/Future/phases");
  CHECK(mistake_of(R"({"BlueprintRun": {"BlueprintName": "b", "State": "RUNNING",
      "Future": {"phases": [{"state": "RUNNING", "lasts": "1s"}, {"state": "COMPLETED"}]}}})") ==
        "#/BlueprintRun/Future/phases");
  CHECK(mistake_of(R"({"Runs": [{"Name": "n\n", "Status": "RUNNING"}]})") == "#/Runs/0/Name");
  CHECK(mistake_of(R"({"Triggers": [{"Name": "t", "Actions": [{"Timeout": 0}]}]})") ==
        "#/Triggers/0/Actions/0/Timeout");
  CHECK(mistake_of(R"({"Runs": [{"Name": "n", "WorkflowRunId": "r", "Status": "ERROR"},
      {"Name": "m", "WorkflowRunId": "r", "Status": "ERROR"}]})") == "#/Runs/1");
}

TEST_CASE("A blueprint that a fixture's run made up has a location, as every one of AWS has") {
  Emulated server;
  load(server, R"({"BlueprintRun": {"BlueprintName": "orders", "State": "RUNNING"}})");
  const auto blueprint = server.call("GetBlueprint", R"({"Name":"orders"})").json().at("Blueprint");
  CHECK(blueprint.at("BlueprintLocation") ==
        "s3://aws-glue-assets-000000000000-us-east-1/blueprints/orders.zip");
}

TEST_CASE("An export has workflows, their runs and entities, and what runs are going to make") {
  Emulated server;
  const std::string graph = R"({"Nodes":[{"Type":"TRIGGER","Name":"NAME","UniqueId":"t",
      "TriggerDetails":{"Trigger":{"Type":"ON_DEMAND"}}},
      {"Type":"JOB","Name":"load","UniqueId":"j"}],"Edges":[]})";
  server.call("CreateWorkflow", R"({"Name":"plain","Description":"d","MaxConcurrentRuns":9,
      "DefaultRunProperties":{"a":"b"},"Tags":{"glueprint:workflow-timeline":"stops"}})");
  server.call("StartWorkflowRun", R"({"Name":"plain"})");
  server.create("orders");
  const auto make_with = [&](const char* phases, const char* workflow_name, const char* trigger) {
    auto graph_of_it = graph;
    graph_of_it.replace(graph_of_it.find("NAME"), 4, trigger);
    const json timeline{
        {"phases", json::parse(phases)},
        {"workflow_name", workflow_name},
        {"workflow",
         {{"graph", json::parse(graph_of_it)}, {"description", "made"}, {"tags", {{"k", "v"}}}}}};
    server.admin("DELETE", "timeline-rules");
    server.admin("PUT", "timelines/t", timeline.dump());
    server.admin("POST", "timeline-rules", R"({"timeline":"t"})");
    server.start("orders");
  };
  make_with(R"([{"state":"RUNNING","lasts":"1s"},{"state":"ROLLING_BACK","lasts":"2s"},
      {"state":"FAILED"}])",
            "rolled", "other");
  server.advance(500ms);
  server.call("StartWorkflowRun", R"({"Name":"plain"})");
  server.call("DeleteBlueprint", R"({"Name":"nobody"})");
  make_with(R"([{"state":"RUNNING","lasts":"4s"},{"state":"SUCCEEDED"}])", "{{odd}}", "start");

  Emulated second;
  for (int step = 0; step < 8; ++step) {
    CAPTURE(step);
    const auto exported = server.admin("GET", "export").body;
    const auto loaded = server.admin("PUT", "fixtures?replace=true", exported);
    CHECK(loaded.status == 200);
    CHECK(server.admin("GET", "export").body == exported);
    if (step == 0) {
      second.advance(500ms);
      CHECK(second.admin("PUT", "fixtures", exported).status == 200);
    }
    CHECK(second.admin("GET", "export").body == exported);
    server.advance(700ms);
    second.advance(700ms);
  }
  CHECK(second.call("GetWorkflow", R"({"Name":"{odd}"})").json().at("Workflow").at("Description") ==
        "made");
  CHECK(second.call("GetTrigger", R"({"Name":"start"})").status == 200);
}

TEST_CASE("Snapshots keep workflows, runs and entities; reset removes them") {
  Emulated server;
  load(server, R"({"Triggers": [{"Name": "t"}], "Runs": [
      {"Name": "nightly", "WorkflowRunId": "wr_1", "Status": "COMPLETED"}]})");
  const auto before = server.admin("GET", "export").body;
  server.admin("PUT", "snapshots/before");
  server.admin("POST", "reset?account=000000000000&fixtures=false");
  CHECK(server.call("GetTrigger", R"({"Name":"t"})").status == 400);
  CHECK(server.call("GetWorkflowRuns", R"({"Name":"nightly"})").status == 400);
  server.admin("POST", "snapshots/before");
  CHECK(server.admin("GET", "export").body == before);
}
