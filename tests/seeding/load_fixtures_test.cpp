#include "server/seeding/load_fixtures.hpp"

#include <doctest/doctest.h>

#include "server/seeding/read_fixtures.hpp"

using namespace glueprint;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{Duration{1'708'699'485'000}};
const Scope world{"111122223333", "eu-west-1"};

// A store into which fixtures are loaded at noon.
class Loaded {
 public:
  Loaded() = default;
  explicit Loaded(std::string_view text) { load({text}); }

  void load(const std::vector<std::string_view>& texts) {
    std::vector<Fixture> fixtures;
    for (const auto text : texts) {
      auto reading = read_fixture_text("f", text, {});
      for (const auto& mistake : reading.mistakes) FAIL_CHECK(to_line(mistake));
      REQUIRE(reading.mistakes.empty());
      fixtures.push_back(std::move(reading.fixtures[0]));
    }
    std::vector<const Fixture*> chosen;
    for (const auto& fixture : fixtures) chosen.push_back(&fixture);
    auto transaction = store.transaction();
    load_fixtures(store, world, chosen,
                  {noon, Timelines{}, *find_preset_timeline("succeeds"),
                   *find_preset_timeline("completes"), Random{1}});
    transaction.commit();
  }

  // The runs of a blueprint as they are listed.
  std::vector<BlueprintRun> runs(std::string_view blueprint_name) {
    std::vector<BlueprintRun> found;
    const auto id = store.blueprints.id_of(world, blueprint_name);
    if (!id) return found;
    auto cursor = store.runs.after(world, *id, std::nullopt, 100);
    while (cursor.next()) found.push_back(owned(cursor.run()));
    return found;
  }

  BlueprintRun only_run() {
    const auto found = runs("b");
    REQUIRE(found.size() == 1);
    return found[0];
  }

  Store store{std::nullopt, Durability::full};
};

std::string fixture_with_run(const std::string& members) {
  return R"({"BlueprintRun": {"BlueprintName": "b", "RunId": "r", )" + members + "}}";
}

LifeState state_at(const BlueprintRun& run, Instant when) {
  return position(run.phases, run.phases_from, when).state;
}

}  // namespace

TEST_CASE("A blueprint is loaded with every member") {
  Loaded loaded{
      R"({"Blueprint": {"Name": "b", "Description": "d", "CreatedOn": 1, "Status": "FAILED",
    "LastModifiedOn": "-2h", "ParameterSpec": "{}", "BlueprintLocation": "s3://a/b",
    "BlueprintServiceLocation": "s3://c/d", "ErrorMessage": "e", "RunTimeline": "succeeds",
    "LastActiveDefinition": {"ParameterSpec": "{\"a\":1}", "LastModifiedOn": "-1s",
      "BlueprintLocation": "s3://a/old"}, "Tags": {"k": "v"}}})"};
  const auto row = loaded.store.blueprints.find(world, "b").value();
  CHECK(row.description == "d");
  CHECK(row.created_on == Instant{1s});
  CHECK(row.last_modified_on == noon - 2h);
  CHECK(row.parameter_spec == "{}");
  CHECK(row.blueprint_location == "s3://a/b");
  CHECK(row.blueprint_service_location == "s3://c/d");
  CHECK(row.phases == "FAILED");
  CHECK(row.error_message == "e");
  CHECK(row.run_timeline == "succeeds");
  CHECK(row.last_active_definition ==
        R"({"BlueprintLocation":"s3://a/old","LastModifiedOn":1.708699484E9,)"
        R"("ParameterSpec":"{\"a\":1}"})");
  CHECK(loaded.store.blueprints.tags(world, row.id) == Tags{{"k", "v"}});
}

TEST_CASE("Timestamps that a blueprint does not tell are sensible") {
  Loaded loaded{R"({"Blueprints": [{"Name": "new"}, {"Name": "old"}, {"Name": "edited",
    "LastModifiedOn": "-1h"}], "BlueprintRun": {"BlueprintName": "old", "State": "FAILED",
    "StartedOn": "-9h"}})"};
  const auto row = [&loaded](std::string_view name) {
    return loaded.store.blueprints.find(world, name).value();
  };
  CHECK(row("new").created_on == noon);
  CHECK(row("new").last_modified_on == noon);
  CHECK(row("old").created_on == noon - 9h);
  CHECK(row("edited").created_on == noon - 1h);
}

TEST_CASE("A run that is over keeps its state for ever") {
  const auto run =
      Loaded{fixture_with_run(R"("State": "SUCCEEDED", "StartedOn": 1000, "CompletedOn": 1002.5,
    "WorkflowName": "w", "Parameters": "{ }", "RoleArn": "arn:aws:iam::1:role/r")")}
          .only_run();
  CHECK(run.run_id == "r");
  CHECK(run.started_on == Instant{1000s});
  CHECK(run.phases_from == Instant{1000s});
  CHECK(run.phases == "RUNNING 2500 SUCCEEDED");
  CHECK(run.workflow_name == "w");
  CHECK(run.parameters == "{ }");
  CHECK(run.role_arn == "arn:aws:iam::1:role/r");
}

TEST_CASE("A failed run keeps its messages") {
  const auto run =
      Loaded{fixture_with_run(R"("State": "FAILED", "StartedOn": "-2m", "CompletedOn": "-1m",
    "ErrorMessage": "e", "RollbackErrorMessage": "r")")}
          .only_run();
  CHECK(run.phases == "RUNNING 60000 FAILED");
  CHECK(run.error_message == "e");
  CHECK(run.rollback_error_message == "r");
}

TEST_CASE("An end that is not told is filled in and lies in the past") {
  CHECK(Loaded{fixture_with_run(R"("State": "SUCCEEDED", "StartedOn": "-2h")")}.only_run().phases ==
        "RUNNING 1000 SUCCEEDED");
  CHECK(Loaded{fixture_with_run(R"("State": "SUCCEEDED", "StartedOn": "-0s")")}.only_run().phases ==
        "RUNNING 0 SUCCEEDED");
  const auto run = Loaded{fixture_with_run(R"("State": "FAILED")")}.only_run();
  CHECK(run.started_on == noon - 1s);
  CHECK(state_at(run, noon) == LifeState::failed);
  CHECK(Loaded{fixture_with_run(R"("State": "FAILED", "CompletedOn": "-1h")")}
            .only_run()
            .started_on == noon - 1h - 1s);
}

TEST_CASE("A run that is not over goes on from the loading, by its timeline") {
  const auto run = Loaded{fixture_with_run(R"("State": "RUNNING", "StartedOn": "-2h")")}.only_run();
  CHECK(run.started_on == noon - 2h);
  CHECK(state_at(run, noon + 999ms) == LifeState::running);
  CHECK(state_at(run, noon + 1s) == LifeState::succeeded);
  CHECK(run.timeline == "succeeds");

  const auto named =
      Loaded{fixture_with_run(R"("State": "RUNNING", "Timeline": "fails-and-rolls-back")")}
          .only_run();
  CHECK(named.started_on == noon);
  CHECK(state_at(named, noon + 4s) == LifeState::rolling_back);
  CHECK(named.error_message.has_value());
}

TEST_CASE("A run without a timeline goes on by its blueprint's, whichever file names that") {
  Loaded loaded;
  loaded.load({fixture_with_run(R"("State": "RUNNING")"),
               R"({"Blueprint": {"Name": "b", "RunTimeline": "fails-and-rolls-back"}})"});
  CHECK(loaded.only_run().timeline == "fails-and-rolls-back");
}

TEST_CASE("A run that rolls back goes on from there, with its own message") {
  const auto run =
      Loaded{fixture_with_run(R"("State": "ROLLING_BACK", "ErrorMessage": "e")")}.only_run();
  CHECK(run.phases == "ROLLING_BACK 2000 FAILED");
  CHECK(run.phases_from == noon);
  CHECK(run.error_message == "e");
  CHECK_FALSE(run.workflow_name);
}

TEST_CASE("A run whose blueprint is not named gets one, as old as its first run") {
  Loaded loaded{R"({"BlueprintRuns": [
    {"BlueprintName": "b", "State": "FAILED", "StartedOn": "-1h"},
    {"BlueprintName": "b", "State": "FAILED", "StartedOn": "-3h"},
    {"BlueprintName": "b", "State": "FAILED", "StartedOn": "-2h"}]})"};
  const auto row = loaded.store.blueprints.find(world, "b").value();
  CHECK(row.phases == "ACTIVE");
  CHECK(row.created_on == noon - 3h);
  CHECK(loaded.runs("b").size() == 3);
}

TEST_CASE("Runs are listed as the file lists them when they started together") {
  Loaded loaded{R"({"BlueprintRuns": [
    {"BlueprintName": "b", "RunId": "newest", "State": "FAILED", "StartedOn": 5},
    {"BlueprintName": "b", "RunId": "middle", "State": "FAILED", "StartedOn": 5},
    {"BlueprintName": "b", "RunId": "oldest", "State": "FAILED", "StartedOn": 5}]})"};
  const auto runs = loaded.runs("b");
  REQUIRE(runs.size() == 3);
  CHECK(runs[0].run_id == "newest");
  CHECK(runs[1].run_id == "middle");
  CHECK(runs[2].run_id == "oldest");
}

TEST_CASE("A run without an id gets one of its own") {
  Loaded loaded{R"({"BlueprintRuns": [{"BlueprintName": "b", "State": "FAILED"},
                                      {"BlueprintName": "b", "State": "FAILED"}]})"};
  const auto runs = loaded.runs("b");
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].run_id == Random{1}.run_id(world.account, runs[0].ordinal));
  CHECK(runs[0].run_id != runs[1].run_id);
}

TEST_CASE("A row replaces the one of the same key") {
  Loaded loaded{fixture_with_run(R"("State": "RUNNING")")};
  const auto workflow_name = loaded.only_run().workflow_name;
  loaded.load({fixture_with_run(R"("State": "RUNNING", "StartedOn": "-1h")")});
  CHECK(loaded.only_run().started_on == noon - 1h);
  CHECK(loaded.only_run().workflow_name == workflow_name);
  loaded.load({R"({"Blueprint": {"Name": "b", "Description": "new"}})"});
  CHECK(loaded.store.blueprints.find(world, "b")->description == "new");
  CHECK(loaded.runs("b").size() == 1);
}

TEST_CASE("A succeeded run has its workflow") {
  Loaded loaded{fixture_with_run(
      R"("State": "SUCCEEDED", "StartedOn": 10, "CompletedOn": 15, "WorkflowName": "w")")};
  const auto workflow = loaded.store.workflows.find(world, "w").value();
  CHECK(workflow.appears_on == Instant{15s});
  CHECK(workflow.blueprint_name == "b");
  CHECK(workflow.run_id == "r");
}

TEST_CASE("A workflow that the file names is as the file says") {
  Loaded loaded{R"({"BlueprintRun": {"BlueprintName": "b", "RunId": "r", "State": "SUCCEEDED",
      "WorkflowName": "w"},
    "Workflow": {"Name": "w", "Description": "d", "CreatedOn": 7, "LastModifiedOn": 8,
      "MaxConcurrentRuns": 3, "DefaultRunProperties": {"z": "1", "a": "2"},
      "BlueprintDetails": {"BlueprintName": "b", "RunId": "r"}}})"};
  const auto workflow = loaded.store.workflows.find(world, "w").value();
  CHECK(workflow.appears_on == Instant{7s});
  CHECK(workflow.description == "d");
  CHECK(workflow.blueprint_name == "b");
  CHECK(workflow.run_id == "r");
  CHECK(workflow.details ==
        R"({"DefaultRunProperties":{"a":"2","z":"1"},"LastModifiedOn":8.0,"MaxConcurrentRuns":3})");
}

TEST_CASE("A run that will succeed takes its workflow's name, and fails when another has it") {
  Loaded loaded{R"({"Workflow": {"Name": "taken"}, "BlueprintRuns": [
    {"BlueprintName": "b", "RunId": "r1", "State": "RUNNING",
     "Parameters": "{\"WorkflowName\": \"taken\"}", "StartedOn": "-1s"},
    {"BlueprintName": "b", "RunId": "r2", "State": "RUNNING",
     "Parameters": "{\"WorkflowName\": \"free\"}", "StartedOn": "-2s"}]})"};
  const auto runs = loaded.runs("b");
  REQUIRE(runs.size() == 2);
  CHECK(state_at(runs[0], noon + 1h) == LifeState::failed);
  CHECK(runs[0].error_message == "workflow with name: taken already exists.");
  CHECK_FALSE(runs[0].workflow_name);
  CHECK(state_at(runs[1], noon + 1h) == LifeState::succeeded);
  CHECK(runs[1].workflow_name == "free");
  CHECK(loaded.store.workflows.find(world, "free")->appears_on == noon + 1s);
}
