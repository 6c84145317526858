#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr const char* created_name = R"({"Name":"nightly"})";

json workflow_of(Emulated& server) {
  return server.call("GetWorkflow", created_name).json().at("Workflow");
}

}  // namespace

TEST_CASE("A workflow that was created is there, with what it was given") {
  Emulated server;
  const auto* input = R"({"Name":"nightly","Description":"d","MaxConcurrentRuns":2,
      "DefaultRunProperties":{"a":"b"},"Tags":{"team":"data"}})";
  CHECK(server.call("CreateWorkflow", input).body == created_name);
  CHECK(server.call("GetWorkflow", created_name).body ==
        R"({"Workflow":{"CreatedOn":1.708699485E9,"DefaultRunProperties":{"a":"b"},)"
        R"("Description":"d","LastModifiedOn":1.708699485E9,"MaxConcurrentRuns":2,)"
        R"("Name":"nightly"}})");
  CHECK(server.call("ListWorkflows", "{}").json().at("Workflows") == json{"nightly"});
  const auto* arn = R"({"ResourceArn":"arn:aws:glue:us-east-1:000000000000:workflow/nightly"})";
  CHECK(server.call("GetTags", arn).json().at("Tags") == json{{"team", "data"}});
}

TEST_CASE("A workflow is created once, and not without room for a run") {
  Emulated server;
  const auto none = server.call("CreateWorkflow", R"({"Name":"nightly","MaxConcurrentRuns":0})");
  CHECK(none.error() == "InvalidInputException");
  CHECK(server.call("CreateWorkflow", created_name).status == 200);
  CHECK(server.call("CreateWorkflow", created_name).error() == "AlreadyExistsException");
}

TEST_CASE("A workflow that is created under the name that a run is going to need fails the run") {
  Emulated server;
  server.create("orders");
  const auto run_id = server.start("orders", R"({"WorkflowName":"nightly"})");
  CHECK(server.call("CreateWorkflow", created_name).status == 200);
  CHECK_FALSE(workflow_of(server).contains("BlueprintDetails"));
  server.advance(1s);
  const auto run =
      server.call("GetBlueprintRun", json{{"BlueprintName", "orders"}, {"RunId", run_id}}.dump());
  CHECK(run.json().at("BlueprintRun").at("State") == "FAILED");
  CHECK(run.json().at("BlueprintRun").at("ErrorMessage") ==
        "workflow with name: nightly already exists.");
  CHECK(server.call("GetWorkflow", created_name).status == 200);
}

TEST_CASE("An update replaces what a workflow was given, and its time") {
  Emulated server;
  server.call("CreateWorkflow", R"({"Name":"nightly","Description":"d","MaxConcurrentRuns":2,
      "DefaultRunProperties":{"a":"b"},"Tags":{"team":"data"}})");
  server.advance(1500ms);
  CHECK(server.call("UpdateWorkflow", R"({"Name":"nightly","MaxConcurrentRuns":3})").body ==
        created_name);
  CHECK(server.call("GetWorkflow", created_name).body ==
        R"({"Workflow":{"CreatedOn":1.708699485E9,"LastModifiedOn":1.7086994865E9,)"
        R"("MaxConcurrentRuns":3,"Name":"nightly"}})");
  const auto* arn = R"({"ResourceArn":"arn:aws:glue:us-east-1:000000000000:workflow/nightly"})";
  CHECK(server.call("GetTags", arn).json().at("Tags") == json{{"team", "data"}});
  CHECK(server.call("UpdateWorkflow", R"({"Name":"hourly"})").error() == "EntityNotFoundException");
}

TEST_CASE("The tags of a workflow that are Glueprint's own are checked") {
  Emulated server;
  const auto create = [&](const std::string& tag, const std::string& value) {
    return server.call("CreateWorkflow",
                       json{{"Name", "nightly"}, {"Tags", {{tag, value}}}}.dump());
  };
  CHECK(create("glueprint:timeline", "fails").message() ==
        "Glueprint knows no such tag of workflows: glueprint:timeline (known: "
        "glueprint:workflow-timeline)");
  CHECK(create("glueprint:workflow-timeline", "complets").message() ==
        "Glueprint knows no such timeline: the tag glueprint:workflow-timeline is \"complets\"; "
        "did you mean \"completes\"?");
  CHECK(create("glueprint:workflow-timeline", "stops").status == 200);
}
