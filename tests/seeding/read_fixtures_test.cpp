#include "server/seeding/read_fixtures.hpp"

#include <doctest/doctest.h>

#include "server/seeding/read_timelines.hpp"
#include "tests/storage/temporary_directory.hpp"

using namespace glueprint;

namespace {

// What is said of a text, one line for each mistake.
std::string mistakes_of(std::string_view text) {
  std::string lines;
  for (const auto& mistake : read_fixture_text("f", text, {}).mistakes) {
    lines += to_line(mistake) + "\n";
  }
  return lines;
}

std::string with_run(const std::string& members) {
  return R"({"BlueprintRun": {"BlueprintName": "b", )" + members + "}}";
}

std::string with_blueprint(const std::string& members) {
  return R"({"Blueprint": {"Name": "b", )" + members + "}}";
}

}  // namespace

TEST_CASE("What the AWS CLI prints is a fixture") {
  const std::string_view texts[] = {
      R"({"BlueprintRuns": [{"BlueprintName": "b", "RunId": "br_1", "WorkflowName": "w",
          "State": "SUCCEEDED", "StartedOn": "2024-02-23T14:44:45.123000+00:00",
          "CompletedOn": "2024-02-23T15:44:46+01:00", "Parameters": "{\"a\": 1}",
          "RoleArn": "arn:aws:iam::111122223333:role/Glue"}], "NextToken": "abc"})",
      R"({"BlueprintRun": {"BlueprintName": "b", "RunId": "br_1", "State": "FAILED",
          "StartedOn": 1708699485.0, "CompletedOn": 1708699486, "ErrorMessage": "no"}})",
      R"({"Blueprint": {"Name": "b", "CreatedOn": 1708699485.123, "LastModifiedOn": 1708699486,
          "BlueprintLocation": "s3://a/b.zip", "Status": "ACTIVE"}, "ResponseMetadata": {}})",
      R"({"Blueprints": [], "MissingBlueprints": ["b"]})",
      R"({"Workflow": {"Name": "w", "CreatedOn": 1708699485, "Graph": {"Nodes": [{"Type": "JOB",
          "Name": "j", "UniqueId": "u", "JobDetails": {"JobRuns": [{"Id": "jr_1",
          "StartedOn": "2024-02-23T14:44:45Z", "JobRunState": "SUCCEEDED"}]}}], "Edges": []},
          "BlueprintDetails": {"BlueprintName": "b", "RunId": "br_1"}}})",
      R"({"Workflows": [], "MissingWorkflows": []})",
      R"({"$schema": "x", "account": "111122223333", "region": "eu-west-1"})",
      "{}",
  };
  for (const auto text : texts) {
    CAPTURE(text);
    CHECK(mistakes_of(text).empty());
  }
}

TEST_CASE("A fixture is read into records") {
  const auto reading = read_fixture_text("f", R"({
    "account": "111122223333",
    "Blueprint": {"Name": "one", "Status": "FAILED", "ErrorMessage": "no", "Tags": {"k": "v"},
                  "RunTimeline": "succeeds-at-once", "LastActiveDefinition": {"Description": "d"}},
    "Blueprints": [{"Name": "two"}],
    "BlueprintRuns": [{"BlueprintName": "one", "State": "ROLLING_BACK", "StartedOn": "-2h",
                       "Timeline": "fails-and-rolls-back", "ErrorMessage": "why"}],
    "Workflows": [{"Name": "w", "MaxConcurrentRuns": 2, "BlueprintDetails": {"RunId": "r"}}]})",
                                         {});
  REQUIRE(reading.mistakes.empty());
  REQUIRE(reading.fixtures.size() == 1);
  const auto& fixture = reading.fixtures[0];
  CHECK(fixture.digest.size() == 64);
  CHECK(fixture.holds_in({"111122223333", "eu-west-1"}));
  CHECK_FALSE(fixture.holds_in({"000000000000", "eu-west-1"}));

  REQUIRE(fixture.blueprints.size() == 2);
  CHECK(fixture.blueprints[0].fields.name == "one");
  CHECK(fixture.blueprints[0].fields.error_message == "no");
  CHECK(fixture.blueprints[0].fields.run_timeline == "succeeds-at-once");
  CHECK(fixture.blueprints[0].tags == Tags{{"k", "v"}});
  CHECK(fixture.blueprints[0].last_active_definition.dump() == R"({"Description":"d"})");
  CHECK(fixture.blueprints[1].fields.phases == "ACTIVE");

  REQUIRE(fixture.runs.size() == 1);
  CHECK(fixture.runs[0].state == LifeState::rolling_back);
  CHECK(fixture.runs[0].timeline == "fails-and-rolls-back");
  CHECK(fixture.runs[0].error_message == "why");
  CHECK_FALSE(fixture.runs[0].run_id);

  REQUIRE(fixture.workflows.size() == 1);
  CHECK(fixture.workflows[0].fields.run_id == "r");
  CHECK(fixture.workflows[0].details.dump() == R"({"MaxConcurrentRuns":2})");
}

TEST_CASE("Contradictions are refused") {
  const std::pair<std::string, std::string> cases[] = {
      {with_run(R"("State": "RUNNING", "CompletedOn": 1)"),
       "f:1: /BlueprintRun/CompletedOn: contradicts State RUNNING; leave it out\n"},
      {with_run(R"("State": "ROLLING_BACK", "CompletedOn": 1)"),
       "f:1: /BlueprintRun/CompletedOn: contradicts State ROLLING_BACK; leave it out\n"},
      {with_run(R"("State": "RUNNING", "WorkflowName": "w")"),
       "f:1: /BlueprintRun/WorkflowName: contradicts State RUNNING; leave it out\n"},
      {with_run(R"("State": "FAILED", "WorkflowName": "w")"),
       "f:1: /BlueprintRun/WorkflowName: contradicts State FAILED; leave it out\n"},
      {with_run(R"("State": "SUCCEEDED", "ErrorMessage": "e")"),
       "f:1: /BlueprintRun/ErrorMessage: contradicts State SUCCEEDED; leave it out\n"},
      {with_run(R"("State": "RUNNING", "RollbackErrorMessage": "e")"),
       "f:1: /BlueprintRun/RollbackErrorMessage: contradicts State RUNNING; leave it out\n"},
      {with_run(R"("State": "FAILED", "StartedOn": 2, "CompletedOn": 1)"),
       "f:1: /BlueprintRun/CompletedOn: is before StartedOn\n"},
      {with_run(R"("State": "FAILED", "StartedOn": "-1h", "CompletedOn": "-2h")"),
       "f:1: /BlueprintRun/CompletedOn: is before StartedOn\n"},
      {with_run(R"("State": "ROLLING_BACK", "Timeline": "succeeds")"),
       "f:1: /BlueprintRun/Timeline: \"succeeds\" never rolls back, but State is ROLLING_BACK\n"},
      {with_blueprint(R"("ErrorMessage": "e")"),
       "f:1: /Blueprint/ErrorMessage: contradicts Status ACTIVE; leave it out\n"},
      {with_blueprint(R"("CreatedOn": 2, "LastModifiedOn": 1)"),
       "f:1: /Blueprint/LastModifiedOn: is before CreatedOn\n"},
      {with_blueprint(R"("ParameterSpec": "[]")"),
       "f:1: /Blueprint/ParameterSpec: must be the text of a JSON object, not \"[]\"\n"},
      {with_blueprint(R"("ParameterSpec": "{")"),
       "f:1: /Blueprint/ParameterSpec: must be the text of a JSON object\n"},
  };
  for (const auto& [text, mistakes] : cases) CHECK(mistakes_of(text) == mistakes);
}

TEST_CASE("Every mistake of a file is told, each with its line") {
  CHECK(
      mistakes_of(R"({
  "acount": "111122223333",
  "BlueprintRuns": [
    {"BlueprintName": "a b",
     "State": "DONE"},
    {"State": "RUNNING", "StartedOn": "yesterday"}
  ]
})") ==
      "f:4: /BlueprintRuns/0/BlueprintName: must be letters, digits, dots, dashes and underscores, "
      "not \"a b\"\n"
      "f:5: /BlueprintRuns/0/State: \"DONE\" is none of RUNNING, SUCCEEDED, FAILED, "
      "ROLLING_BACK\n"
      "f:6: /BlueprintRuns/1/StartedOn: must be epoch seconds (1708699485.0), ISO 8601 "
      "(\"2024-02-23T14:44:45Z\") or how long ago (\"-2h\"), not \"yesterday\"\n"
      "f:6: /BlueprintRuns/1: lacks \"BlueprintName\"\n"
      "f:2: /acount: is not known (known: $metadata, $schema, @metadata, Blueprint, BlueprintRun, "
      "BlueprintRuns, "
      "Blueprints, Crawler, Crawlers, Job, Jobs, MissingBlueprints, MissingWorkflows, NextToken, "
      "ResponseMetadata, ResultMetadata, Run, Runs, Trigger, Triggers, Workflow, Workflows, "
      "account, region); did you mean \"account\"?\n");
}

TEST_CASE("What is named twice in one load is refused, across its files") {
  CHECK(mistakes_of(R"({"Blueprint": {"Name": "b"}, "Blueprints": [{"Name": "b"}]})") ==
        "f:1: /Blueprints/0: Blueprint \"b\" is at /Blueprint of f already; keep one of the two\n");

  const TemporaryDirectory directory;
  const auto in_account = [](const std::string& account) {
    return R"({"account": ")" + account + R"(",
      "BlueprintRuns": [{"BlueprintName": "b", "RunId": "r", "State": "FAILED"}]})";
  };
  write_bytes(directory / "a.json", in_account("111122223333"));
  write_bytes(directory / "b.json", in_account("444455556666"));
  CHECK(read_fixtures({directory.path()}, {}).mistakes.empty());

  write_bytes(directory / "c.json", R"({"BlueprintRun": {"BlueprintName": "c", "RunId": "r",
    "State": "FAILED"}})");
  const auto reading = read_fixtures({directory.path()}, {});
  CHECK(reading.fixtures.empty());
  REQUIRE(reading.mistakes.size() == 1);
  CHECK(reading.mistakes[0].file == (directory / "c.json").string());
  CHECK(reading.mistakes[0].message == "BlueprintRun \"r\" is at /BlueprintRuns/0 of " +
                                           (directory / "a.json").string() +
                                           " already; keep one of the two");
}

TEST_CASE("Of a directory its *.json files are read, but no schemas") {
  const TemporaryDirectory directory;
  write_bytes(directory / "b.json", R"({"Blueprint": {"Name": "b"}})");
  write_bytes(directory / "a.json", R"({"Blueprint": {"Name": "a"}})");
  write_bytes(directory / "fixture.schema.json", "no fixture");
  write_bytes(directory / "notes.txt", "no fixture");
  const auto reading = read_fixtures({directory.path()}, {});
  CHECK(reading.mistakes.empty());
  REQUIRE(reading.fixtures.size() == 2);
  CHECK(reading.fixtures[0].blueprints[0].fields.name == "a");
  CHECK(reading.fixtures[1].blueprints[0].fields.name == "b");
}

TEST_CASE("A directory may hold no fixture yet, but must hold what timelines it is named for") {
  const TemporaryDirectory directory;
  write_bytes(directory / "notes.txt", "no fixture");
  const auto reading = read_fixtures({directory.path()}, {});
  CHECK(reading.mistakes.empty());
  CHECK(reading.fixtures.empty());
  const auto timelines = read_timelines({directory.path()});
  REQUIRE(timelines.mistakes.size() == 1);
  CHECK(to_line(timelines.mistakes[0]) == directory.path().string() + ": holds no *.json file");
}

TEST_CASE("Files that cannot be read are mistakes") {
  const TemporaryDirectory directory;
  const auto reading = read_fixtures({directory / "none.json"}, {});
  REQUIRE(reading.mistakes.size() == 1);
  CHECK(to_line(reading.mistakes[0]) ==
        (directory / "none.json").string() + ": cannot be read: No such file or directory");
}

TEST_CASE("A mistake is one line whatever the file holds") {
  CHECK(mistakes_of("{\"a\\u001b\\n\": 1}").starts_with("f:1: /a\\x1b\\n: is not known (known: "));
}

TEST_CASE("Timelines that are given as a fixture are told where they belong") {
  CHECK(mistakes_of(R"({"timelines": []})") == "f:1: holds timelines; give it to --timelines\n");
}

TEST_CASE("What SDKs save beside the answer is passed over, and null is absent") {
  for (const auto* const text : {
           R"({"$metadata": {"attempts": 1}, "Blueprints": []})",
           R"({"ResultMetadata": {}, "NextToken": null, "BlueprintRuns": []})",
           R"({"@metadata": {"statusCode": 200}, "Blueprint": null})",
           R"({"BlueprintRun": {"BlueprintName": "b", "State": "RUNNING", "CompletedOn": null,
               "ErrorMessage": null, "StartedOn": "2026-11-24 23:33:03.484000+00:00"}})",
           R"({"BlueprintName": "b", "State": "RUNNING"})",
           R"([{"BlueprintName": "b", "State": "RUNNING", "WorkflowName": null}])",
       }) {
    CHECK(mistakes_of(text).empty());
  }
}

TEST_CASE("A lone record, a list of records and one answer a line are fixtures") {
  CHECK(read_fixture_text("f", R"({"BlueprintName": "b", "State": "RUNNING"})", {})
            .fixtures.at(0)
            .runs.size() == 1);
  CHECK(read_fixture_text("f", R"([{"Name": "b", "Status": "ACTIVE"}])", {})
            .fixtures.at(0)
            .blueprints.size() == 1);
  const auto reading =
      read_fixture_text("f", "\xEF\xBB\xBF{\"Blueprint\": {\"Name\": \"}{\"}}", {});
  CHECK(reading.mistakes.size() == 1);
  CHECK(read_fixture_text("f", "{\"Blueprint\": {\"Name\": \"a\"}}\n{\"Blueprints\": []}\n", {})
            .fixtures.size() == 2);
  CHECK(mistakes_of("{\"Blueprints\": []}\n\n{\"Blueprint\": {}}\n") ==
        "f:3: /Blueprint: lacks \"Name\"\n");
  CHECK(mistakes_of(
            "[{\"BlueprintName\": \"b\", \"State\": \"RUNNING\"},\n{\"State\": \"FAILED\"}]") ==
        "f:2: /1: lacks \"BlueprintName\"\n");
}

TEST_CASE("What cannot be a fixture is told what it is") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {R"({"rules": []})", "holds a fault plan; give it to --faults"},
      {R"([{"fault": {"kind": "hang"}}])", "holds a fault plan; give it to --faults"},
      {R"({"Records": [{"eventSource": "glue.amazonaws.com"}]})", "holds CloudTrail events"},
      {R"([{"BlueprintRuns": []}, {"Blueprint": {"Name": "a"}}])", "is a list of answers; write"},
      {R"({"Blueprints": ["a"], "$metadata": {}})", "is the output of list-blueprints"},
      {R"({"RunId": "br_1"})", "is the output of start-blueprint-run"},
      {R"({"JobRuns": [], "NextToken": "x"})", "holds \"JobRuns\", which is no state"},
      {R"({"blueprint_runs": []})", "has members in snake case"},
      {R"({"BlueprintName": "b", "State": "RUNNING", "StartedOn": 1764027183484})",
       "is in milliseconds; AWS writes seconds: 1764027183.484"},
  };
  for (const auto& row : cases) {
    const auto& text = row.first;
    const auto& beginning = row.second;
    CAPTURE(text);
    const auto mistakes = read_fixture_text("f", text, {}).mistakes;
    REQUIRE(mistakes.size() == 1);
    CHECK(mistakes[0].message.find(beginning) == 0);
  }
}

TEST_CASE("What AWS may add to parts that are only shown is taken with a warning") {
  const auto reading = read_fixture_text("f", R"({"Workflow": {"Name": "w",
    "Graph": {"Nodes": [{"Type": "TASK", "Jobdetails": {}}]}, "LastRun": {"Status": ""}}})",
                                         {});
  CHECK(reading.mistakes.empty());
  REQUIRE(reading.warnings.size() == 2);
  CHECK(to_line(reading.warnings[0])
            .find("f:2: /Workflow/Graph/Nodes/0/Jobdetails: warning: is "
                  "not known and is left out (known: ") == 0);
  CHECK(to_line(reading.warnings[1]) ==
        "f:2: /Workflow/Graph/Nodes/0/Type: warning: \"TASK\" is not known and is shown as it is "
        "(known: CRAWLER, JOB, TRIGGER)");
  CHECK(reading.fixtures.at(0).workflows.at(0).details.at("Graph").dump() ==
        R"({"Nodes":[{"Type":"TASK"}]})");
}

TEST_CASE("A run's blueprint that no fixture has is told, once") {
  const auto reading = read_fixture_text("f", R"({"BlueprintRuns": [
    {"BlueprintName": "b", "State": "FAILED"}, {"BlueprintName": "b", "State": "FAILED"}]})",
                                         {});
  REQUIRE(reading.warnings.size() == 1);
  CHECK(to_line(reading.warnings[0]) ==
        "f:1: warning: no fixture has the blueprint \"b\" of a "
        "run; it is made if the world lacks it");
  CHECK(read_fixture_text("f",
                          "{\"BlueprintRun\": {\"BlueprintName\": \"b\", \"State\": "
                          "\"FAILED\"}}\n{\"Blueprint\": {\"Name\": \"b\"}}",
                          {})
            .warnings.empty());
}
