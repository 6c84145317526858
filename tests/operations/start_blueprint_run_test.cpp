#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;

namespace {

nlohmann::json run_of(Emulated& server, std::string_view run_id) {
  const nlohmann::json input{{"BlueprintName", "orders"}, {"RunId", run_id}};
  return server.call("GetBlueprintRun", input.dump()).json().at("BlueprintRun");
}

Blueprint with_status(std::string status) {
  Blueprint blueprint;
  blueprint.name = "orders";
  blueprint.phases = std::move(status);
  return blueprint;
}

Answer start(Emulated& server, std::string_view parameters) {
  const nlohmann::json input{{"BlueprintName", "orders"},
                             {"Parameters", parameters},
                             {"RoleArn", "arn:aws:iam::1:role/Glue"}};
  return server.call("StartBlueprintRun", input.dump());
}

}  // namespace

TEST_CASE("A run lives by its timeline: RUNNING, then SUCCEEDED with a workflow") {
  Emulated server;
  server.create("orders");
  const auto run_id = server.start("orders", R"({"WorkflowName":"nightly"})");
  const auto running = run_of(server, run_id);
  CHECK(running.at("State") == "RUNNING");
  CHECK_FALSE(running.contains("CompletedOn"));
  CHECK_FALSE(running.contains("WorkflowName"));
  server.advance(1s);
  const auto succeeded = run_of(server, run_id);
  CHECK(succeeded.at("State") == "SUCCEEDED");
  CHECK(succeeded.at("WorkflowName") == "nightly");
  CHECK(succeeded.at("CompletedOn") == 1708699486.0);
}

TEST_CASE("Only runs that have not ended fill --max-running, whatever ends them") {
  Options options;
  options.max_running = 1;
  Emulated server{options};
  server.create("orders");
  const auto is_full = [&server] { return start(server, "{}").status == 400; };
  server.start("orders");
  CHECK(is_full());
  server.advance(1s);
  const auto run_id = server.start("orders");
  server.advance(999ms);
  CHECK(is_full());
  server.admin("PUT", "snapshots/full");
  server.admin("PUT", "runs/" + run_id + "/timeline", R"({"phases":[
      {"state":"RUNNING","lasts":{"reads":1}},{"state":"FAILED"}],"error_message":"no"})");
  server.advance(1h);
  CHECK(is_full());
  CHECK(run_of(server, run_id).at("State") == "RUNNING");
  CHECK_FALSE(is_full());
  server.advance(-1ms);
  CHECK(is_full());
  server.advance(1h);
  CHECK_FALSE(is_full());
  server.admin("POST", "snapshots/full");
  CHECK(is_full());
  server.advance(1ms);
  CHECK_FALSE(is_full());
}

TEST_CASE("A run that fails rolls back, and says why from then on") {
  Options options;
  options.timeline = "fails-and-rolls-back";
  Emulated server{options};
  server.create("orders");
  const auto run_id = server.start("orders");
  CHECK_FALSE(run_of(server, run_id).contains("ErrorMessage"));
  server.advance(3s);
  const auto rolling_back = run_of(server, run_id);
  CHECK(rolling_back.at("State") == "ROLLING_BACK");
  CHECK(rolling_back.contains("ErrorMessage"));
  CHECK_FALSE(rolling_back.contains("CompletedOn"));
  server.advance(2s);
  const auto failed = run_of(server, run_id);
  CHECK(failed.at("State") == "FAILED");
  CHECK(failed.contains("CompletedOn"));
  CHECK_FALSE(failed.contains("WorkflowName"));
}

TEST_CASE("Parameters come back byte for byte") {
  Emulated server;
  server.create("orders");
  const std::string parameters = "{\n  \"A\": [1, 2.50],\"é\":\"\\u00e9\"}\t";
  CHECK(run_of(server, server.start("orders", parameters)).at("Parameters") == parameters);
}

TEST_CASE("A succeeded run leaves a workflow") {
  Emulated server;
  server.create("orders");
  const auto run_id = server.start("orders");
  const auto name = "orders-" + run_id.substr(3, 8);
  const auto workflow = server.service().store().workflows.find(default_world, name);
  REQUIRE(workflow.has_value());
  CHECK(workflow->run_id == run_id);
  CHECK(workflow->blueprint_name == "orders");
  CHECK(workflow->appears_on == Emulated::noon + 1s);
}

TEST_CASE("A run whose workflow's name is taken fails where it would have succeeded") {
  Emulated server;
  server.create("orders");
  const auto first = server.start("orders", R"({"WorkflowName":"nightly"})");
  const auto second = server.start("orders", R"({"WorkflowName":"nightly"})");
  server.advance(1s);
  CHECK(run_of(server, first).at("State") == "SUCCEEDED");
  const auto failed = run_of(server, second);
  CHECK(failed.at("State") == "FAILED");
  CHECK(failed.at("ErrorMessage") == "workflow with name: nightly already exists.");
}

TEST_CASE("A run that fails takes no name") {
  Options options;
  options.timeline = "fails-and-rolls-back";
  Emulated server{options};
  server.create("orders");
  server.start("orders", R"({"WorkflowName":"nightly"})");
  CHECK_FALSE(server.service().store().workflows.find(default_world, "nightly").has_value());
}

TEST_CASE("StartBlueprintRun wants a blueprint that is ACTIVE or once was") {
  Emulated server;
  auto& blueprints = server.service().store().blueprints;
  CHECK(start(server, "{}").error() == "EntityNotFoundException");
  blueprints.insert(default_world, with_status("CREATING"), {});
  const auto answer = start(server, "{}");
  CHECK(answer.error() == "IllegalBlueprintStateException");
  CHECK(answer.message().find("CREATING") != std::string::npos);
  auto failed = with_status("FAILED");
  failed.last_active_definition = "{}";
  blueprints.insert_or_replace(default_world, failed, {});
  CHECK(start(server, "{}").status == 200);
}

TEST_CASE("Parameters are held against the spec when there is one") {
  Emulated server;
  auto blueprint = with_status("ACTIVE");
  blueprint.parameter_spec =
      R"({"Name":{"type":"String"},"Dpu":{"type":"Integer","allowedValues":[2,4],)"
      R"("defaultValue":2},"Ratio":{"type":"Double","defaultValue":1},)"
      R"("Keys":{"type":"String","collection":true,"defaultValue":[""]},)"
      R"("Flag":{"type":"Boolean","defaultValue":false}})";
  server.service().store().blueprints.insert(default_world, blueprint, {});
  for (const auto* good :
       {R"({"Name":"x"})", R"({"Name":"x","Dpu":4,"Ratio":2.5,"Keys":["a","b"],"Flag":true})",
        R"({"Name":"x","Ratio":2,"Unknown":{}})"}) {
    CAPTURE(good);
    CHECK(start(server, good).status == 200);
  }
  for (const auto* bad :
       {"x", "[]", "{}", R"({"Name":null})", R"({"Name":5})", R"({"Name":"x","Dpu":3})",
        R"({"Name":"x","Dpu":"2"})", R"({"Name":"x","Dpu":2.5})", R"({"Name":"x","Keys":"a"})",
        R"({"Name":"x","Keys":[1]})", R"({"Name":"x","Flag":"true"})"}) {
    CAPTURE(bad);
    CHECK(start(server, bad).error() == "InvalidInputException");
  }
}

TEST_CASE("Parameters beyond a double or 64 levels are taken, or refused for what is wrong") {
  Emulated server;
  auto blueprint = with_status("ACTIVE");
  blueprint.parameter_spec = R"({"Name":{"type":"String"},"Dpu":{"type":"Integer",)"
                             R"("defaultValue":2},"Ratio":{"type":"Double","defaultValue":1}})";
  server.service().store().blueprints.insert(default_world, blueprint, {});
  const auto deep = std::string(100, '[') + std::string(100, ']');
  const auto kept = R"({"Name":"x","Ratio":1e309,"Dpu":99999999999999999999,"Other":)" + deep + "}";
  const auto run_id = start(server, kept).json().at("RunId").get<std::string>();
  CHECK(run_of(server, run_id).at("Parameters") == kept);
  CHECK(start(server, R"({"Name":1e309})").message() == "Parameter Name must be of type String.");
  CHECK(start(server, R"({"Name":)" + deep + "}").message() ==
        "Parameter Name must be of type String.");
  CHECK(start(server, R"({"Other":)" + deep + "}").message() == "Parameter Name is required.");
}

TEST_CASE("Without a spec any parameters pass") {
  Emulated server;
  server.create("orders");
  for (const auto* any : {"x", "[]", R"({"A":1})"}) CHECK(start(server, any).status == 200);
}

TEST_CASE("A run that is over after reads counts those of GetBlueprintRun alone") {
  Options options;
  options.timeline = "succeeds-on-second-read";
  Emulated server{options};
  server.create("orders");
  const auto run_id = server.start("orders", R"({"WorkflowName":"nightly"})");
  server.advance(24h);
  for (int i = 0; i < 3; ++i) {
    const auto runs = server.call("GetBlueprintRuns", R"({"BlueprintName":"orders"})").json();
    CHECK(runs.at("BlueprintRuns")[0].at("State") == "RUNNING");
  }
  CHECK(run_of(server, run_id).at("State") == "RUNNING");
  CHECK(run_of(server, run_id).at("State") == "SUCCEEDED");
  CHECK(run_of(server, run_id).at("CompletedOn") == 1708699485.0 + 24 * 3600);
  CHECK(server.call("GetWorkflow", R"({"Name":"nightly"})").status == 200);
}

TEST_CASE("A tag chooses the timeline of runs, with the SDK alone") {
  Emulated server;
  server.call("CreateBlueprint", R"({"Name":"orders","BlueprintLocation":"s3://b/k",
      "Tags":{"glueprint:timeline":"fails"}})");
  const auto run_id = server.start("orders");
  server.advance(1s);
  CHECK(run_of(server, run_id).at("State") == "FAILED");
}

TEST_CASE("A tag of ours that is misspelt, or names no timeline, is refused when it is set") {
  Emulated server;
  const auto create = [&server](const std::string& tags) {
    return server.call("CreateBlueprint",
                       R"({"Name":"orders","BlueprintLocation":"s3://b/k","Tags":)" + tags + "}");
  };
  for (const auto* const tags :
       {R"({"glueprint:timeline":"suceeds"})", R"({"glueprint:blueprint-timeline":"succeeds"})",
        R"({"glueprint:timelin":"succeeds"})", R"({"glueprint:":""})"}) {
    CHECK(create(tags).error() == "InvalidInputException");
  }
  CHECK(create(R"({"glueprint:timelin":"fails"})")
            .message()
            .find("did you mean \"glueprint:timeline\"?") != std::string::npos);
  CHECK(create(R"({"glueprint":"","team":"data"})").status == 200);
  const auto answer = server.call(
      "TagResource", R"({"ResourceArn":"arn:aws:glue:us-east-1:000000000000:blueprint/orders",
      "TagsToAdd":{"glueprint:timeline":"suceeds"}})");
  CHECK(answer.error() == "InvalidInputException");
  CHECK(answer.message().find("did you mean \"succeeds\"?") != std::string::npos);
}

TEST_CASE("A rule goes before the tag, and a start that is refused does not use it up") {
  Emulated server;
  server.call("CreateBlueprint", R"({"Name":"orders","BlueprintLocation":"s3://b/k",
      "Tags":{"glueprint:timeline":"never-ends"}})");
  TimelineRule rule;
  rule.timeline = "succeeds-at-once";
  rule.times = 1;
  server.account().timeline_rules.add(rule);
  CHECK(server.call("StartBlueprintRun", R"({"BlueprintName":"orders"})").status == 400);
  CHECK(run_of(server, server.start("orders")).at("State") == "SUCCEEDED");
  const auto second = server.start("orders");
  server.advance(10'000h);
  CHECK(run_of(server, second).at("State") == "RUNNING");
}
