#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr const char* run_of_name = R"({"Name":"nightly"})";

// A server with the workflow `run_of_name`, and what its runs answer.
struct Nightly : Emulated {
  explicit Nightly(const std::string& members = "") {
    call("CreateWorkflow", R"({"Name":"nightly")" + members + "}");
  }

  std::string start(const char* input = run_of_name) {
    return call("StartWorkflowRun", input).json().at("RunId");
  }

  static std::string input_of(const std::string& run_id) {
    return json{{"Name", "nightly"}, {"RunId", run_id}}.dump();
  }

  json run(const std::string& run_id) {
    return call("GetWorkflowRun", input_of(run_id)).json().at("Run");
  }

  std::string status(const std::string& run_id) { return run(run_id).at("Status"); }
};

}  // namespace

TEST_CASE("A run of a workflow lives by its timeline, on the account's clock") {
  Nightly server{R"(,"DefaultRunProperties":{"a":"1","b":"2"})"};
  const auto run_id = server.start(R"({"Name":"nightly","RunProperties":{"b":"3"}})");
  CHECK(run_id.size() == 67);
  CHECK(run_id.starts_with("wr_"));
  const auto asked = Nightly::input_of(run_id);
  CHECK(server.call("GetWorkflowRun", asked).body ==
        R"({"Run":{"Name":"nightly","StartedOn":1.708699485E9,"Statistics":{"ErroredActions":0,)"
        R"("FailedActions":0,"RunningActions":0,"StoppedActions":0,"SucceededActions":0,)"
        R"("TimeoutActions":0,"TotalActions":0,"WaitingActions":0},"Status":"RUNNING",)"
        R"("WorkflowRunId":")" +
            run_id + R"(","WorkflowRunProperties":{"a":"1","b":"3"}}})");
  server.advance(1s);
  const auto completed = server.run(run_id);
  CHECK(completed.at("Status") == "COMPLETED");
  CHECK(completed.at("CompletedOn") == 1708699486.0);
  server.advance(-1ms);
  CHECK(server.status(run_id) == "RUNNING");
}

TEST_CASE("The last run of a workflow is shown with it") {
  Nightly server;
  CHECK_FALSE(server.call("GetWorkflow", run_of_name).json().at("Workflow").contains("LastRun"));
  server.start();
  const auto second = server.start();
  for (const std::string operation : {"GetWorkflow", "BatchGetWorkflows"}) {
    const auto answer = server.call(operation, R"({"Name":"nightly","Names":["nightly"]})").json();
    const auto& workflow =
        answer.contains("Workflow") ? answer.at("Workflow") : answer.at("Workflows").at(0);
    CHECK(workflow.at("LastRun").at("WorkflowRunId") == second);
    CHECK(workflow.at("LastRun").at("Statistics").at("TotalActions") == 0);
  }
}

TEST_CASE("As many runs as MaxConcurrentRuns are unfinished at once") {
  Nightly server{R"(,"MaxConcurrentRuns":1)"};
  const auto first = server.start();
  const auto refused = server.call("StartWorkflowRun", run_of_name);
  CHECK(refused.error() == "ConcurrentRunsExceededException");
  CHECK(refused.message() == "Concurrent runs exceeded for workflow: nightly.");
  server.call("StopWorkflowRun", Nightly::input_of(first));
  CHECK(server.status(first) == "STOPPING");
  CHECK(server.call("StartWorkflowRun", run_of_name).error() == "ConcurrentRunsExceededException");
  server.advance(1s);
  CHECK(server.status(first) == "STOPPED");
  CHECK(server.call("StartWorkflowRun", run_of_name).status == 200);
}

TEST_CASE("A run is stopped while it is RUNNING, by its own timeline when that says how") {
  Nightly server;
  server.account().timelines.put(
      {"slow-stop", decode_phases("RUNNING 60000 STOPPING 5000 STOPPED"), {}, {}});
  server.admin("POST", "timeline-rules", R"({"match":{"WorkflowName":"night*"},
      "timeline":"slow-stop"})");
  const auto run_id = server.start();
  CHECK(server.call("StopWorkflowRun", Nightly::input_of(run_id)).body == "{}");
  server.advance(4s);
  CHECK(server.status(run_id) == "STOPPING");
  const auto again = server.call("StopWorkflowRun", Nightly::input_of(run_id));
  CHECK(again.error() == "IllegalWorkflowStateException");
  server.advance(1s);
  CHECK(server.status(run_id) == "STOPPED");
  CHECK(server.call("StopWorkflowRun", Nightly::input_of(run_id)).error() ==
        "IllegalWorkflowStateException");
}

TEST_CASE("A run that has ended is resumed as another run, with its properties") {
  Nightly server;
  const auto first = server.start(R"({"Name":"nightly","RunProperties":{"a":"b"}})");
  auto input = json{{"Name", "nightly"}, {"RunId", first}, {"NodeIds", {"wnode_1"}}};
  server.advance(1s);
  const auto resumed = server.call("ResumeWorkflowRun", input.dump()).json();
  CHECK(resumed.at("NodeIds") == json{"wnode_1"});
  const auto second = server.run(resumed.at("RunId"));
  CHECK(second.at("PreviousRunId") == first);
  CHECK(second.at("WorkflowRunProperties") == json{{"a", "b"}});
  input["NodeIds"] = json::array();
  CHECK(server.call("ResumeWorkflowRun", input.dump()).error() == "InvalidInputException");
}

TEST_CASE("Properties of a run are put over those that are there") {
  Nightly server;
  const auto run_id = server.start(R"({"Name":"nightly","RunProperties":{"a":"1","b":"2"}})");
  auto input = json{{"Name", "nightly"}, {"RunId", run_id}, {"RunProperties", {{"b", "3"}}}};
  CHECK(server.call("PutWorkflowRunProperties", input.dump()).body == "{}");
  CHECK(server.call("GetWorkflowRunProperties", Nightly::input_of(run_id)).body ==
        R"({"RunProperties":{"a":"1","b":"3"}})");
}

TEST_CASE("What is asked of a run under another workflow's name, or of none, is not found") {
  Nightly server;
  server.call("CreateWorkflow", R"({"Name":"hourly"})");
  const auto run_id = server.start();
  for (const std::string operation :
       {"GetWorkflowRun", "GetWorkflowRunProperties", "StopWorkflowRun", "PutWorkflowRunProperties",
        "ResumeWorkflowRun"}) {
    CAPTURE(operation);
    for (const auto& [name, id] :
         {std::pair{"nobody", run_id}, {"hourly", run_id}, {"nightly", std::string{"wr_1"}}}) {
      const auto answer = server.call(
          operation,
          json{{"Name", name}, {"RunId", id}, {"RunProperties", json::object()}, {"NodeIds", {"n"}}}
              .dump());
      CHECK(answer.error() == "EntityNotFoundException");
      CHECK(answer.message() == "Entity not found");
    }
  }
  for (const std::string operation : {"StartWorkflowRun", "GetWorkflowRuns"}) {
    CHECK(server.call(operation, R"({"Name":"nobody"})").error() == "EntityNotFoundException");
  }
}

TEST_CASE("GetWorkflowRuns pages as GetBlueprintRuns does: newest first, by a sealed place") {
  Nightly server;
  std::vector<std::string> started;
  for (int run = 0; run < 5; ++run) {
    started.insert(started.begin(), server.start());
    if (run % 2 == 1) server.advance(1ms);
  }
  std::vector<std::string> seen;
  json input{{"Name", "nightly"}, {"MaxResults", 2}};
  while (true) {
    const auto page = server.call("GetWorkflowRuns", input.dump()).json();
    for (const auto& run : page.at("Runs")) seen.push_back(run.at("WorkflowRunId"));
    if (!page.contains("NextToken")) break;
    input["NextToken"] = page.at("NextToken");
  }
  CHECK(seen == started);
  input["Name"] = "hourly";
  server.call("CreateWorkflow", R"({"Name":"hourly"})");
  CHECK(server.call("GetWorkflowRuns", input.dump()).error() == "InvalidInputException");
  CHECK(server.call("GetWorkflowRuns", R"({"Name":"hourly"})").body == R"({"Runs":[]})");
}

TEST_CASE("Rules, tags and the flag choose the timeline of a workflow's run, in this order") {
  Options options;
  options.workflow_timeline = "errs";
  Emulated server{options};
  const auto status_of_run = [&](const char* name, const char* properties = "{}") {
    const auto input = json{{"Name", name}, {"RunProperties", json::parse(properties)}};
    const auto run_id = server.call("StartWorkflowRun", input.dump()).json().at("RunId");
    const auto asked = json{{"Name", name}, {"RunId", run_id}};
    server.advance(1s);
    return server.call("GetWorkflowRun", asked.dump()).json().at("Run").at("Status");
  };
  server.call("CreateWorkflow", run_of_name);
  CHECK(status_of_run("nightly") == "ERROR");
  server.call("TagResource",
              R"({"ResourceArn":"arn:aws:glue:us-east-1:000000000000:workflow/nightly",
                  "TagsToAdd":{"glueprint:workflow-timeline":"stops"}})");
  CHECK(status_of_run("nightly") == "STOPPING");
  server.admin("POST", "timeline-rules", R"({"match":{"RunProperties":{"day":"mon*"}},
      "timeline":"completes","times":1})");
  CHECK(status_of_run("nightly", R"({"day":"monday"})") == "COMPLETED");
  CHECK(status_of_run("nightly", R"({"day":"monday"})") == "STOPPING");

  server.call("CreateBlueprint", R"({"Name":"orders","BlueprintLocation":"s3://b/k","Tags":{
      "glueprint:timeline":"succeeds-at-once","glueprint:workflow-timeline":"completes"}})");
  server.start("orders", R"({"WorkflowName":"made"})");
  CHECK(status_of_run("made") == "COMPLETED");
}

TEST_CASE("A run that lasts reads counts those of GetWorkflowRun, and is given another future") {
  Nightly server{R"(,"Tags":{"glueprint:workflow-timeline":"completes-on-second-read"})"};
  const auto run_id = server.start();
  server.call("GetWorkflowRuns", run_of_name);
  CHECK(server.status(run_id) == "RUNNING");
  CHECK(server.status(run_id) == "COMPLETED");
  const auto other = server.start();
  const auto route = "runs/" + other + "/timeline";
  CHECK(server.admin("PUT", route, R"({"timeline":"fails"})").detail().find("runs of workflows") !=
        std::string::npos);
  CHECK(server.admin("PUT", route, R"({"timeline":"errs"})").status == 200);
  server.advance(1s);
  CHECK(server.run(other).at("ErrorMessage") == "Concurrent runs exceeded for workflow: foo.");
  CHECK(server.admin("PUT", route, R"({"timeline":"errs"})").status == 409);
}

TEST_CASE("A workflow's runs go with it") {
  Nightly server;
  const auto run_id = server.start();
  server.call("DeleteWorkflow", run_of_name);
  server.call("CreateWorkflow", run_of_name);
  CHECK(server.call("GetWorkflowRuns", run_of_name).body == R"({"Runs":[]})");
  CHECK(server.call("GetWorkflowRun", Nightly::input_of(run_id)).status == 400);
}

TEST_CASE("A stale read sees the runs of a workflow as they were") {
  Nightly server;
  server.start();
  server.advance(2s);
  const auto second = server.start();
  server.add_faults(R"({"fault":{"kind":"stale_read","by":"2s"}})");
  const auto runs = server.call("GetWorkflowRuns", run_of_name).json().at("Runs");
  REQUIRE(runs.size() == 1);
  CHECK(runs.at(0).at("Status") == "RUNNING");
  CHECK(server.call("GetWorkflowRun", Nightly::input_of(second)).status == 400);
  const auto workflow = server.call("GetWorkflow", run_of_name).json().at("Workflow");
  CHECK(workflow.at("LastRun").at("WorkflowRunId") != second);
}
