#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <glueprint/emulator.hpp>

#include "glue_client.hpp"

namespace {

// Registers a blueprint, starts a run and returns its id.
std::string start_run(const GlueClient& glue) {
  glue.call("CreateBlueprint", R"({"Name": "orders", "BlueprintLocation": "s3://bucket/key.zip"})");
  const auto answer =
      glue.call("StartBlueprintRun",
                R"({"BlueprintName": "orders", "RoleArn": "arn:aws:iam::000000000000:role/glue"})");
  return member(answer, "RunId");
}

std::string state_of(const GlueClient& glue, const std::string& run_id) {
  const auto input = R"({"BlueprintName": "orders", "RunId": ")" + run_id + "\"}";
  return member(glue.call("GetBlueprintRun", input), "State");
}

// The status of every request, newest first.
std::vector<std::string> statuses_in(const std::string& journal) {
  const std::string key = "\"status\":";
  std::vector<std::string> statuses;
  for (auto at = journal.find(key); at != std::string::npos; at = journal.find(key, at + 1)) {
    statuses.push_back(journal.substr(at + key.size(), 3));
  }
  return statuses;
}

}  // namespace

TEST_CASE("A run fails when its time has come, and no test waits for it") {
  glueprint::EmulatorOptions options;
  options.timeline = "fails-and-rolls-back";
  options.clock = "2026-01-01T00:00:00Z";
  options.clock_rate = 0;
  glueprint::Emulator emulator{options};
  const GlueClient glue{emulator.start()};

  const auto run_id = start_run(glue);
  CHECK(state_of(glue, run_id) == "RUNNING");
  emulator.advance("3s");
  CHECK(state_of(glue, run_id) == "ROLLING_BACK");
  emulator.advance("2s");
  CHECK(state_of(glue, run_id) == "FAILED");
}

TEST_CASE("A client that is throttled tries again") {
  glueprint::Emulator emulator;
  const GlueClient glue{emulator.start()};
  emulator.post_faults(R"({
    "match": {"operation": "ListBlueprints"}, "times": 2,
    "fault": {"kind": "error", "code": "ThrottlingException"}})");

  CHECK(glue.call("ListBlueprints", "{}") == R"({"Blueprints":[]})");
  CHECK(statuses_in(emulator.journal()) == std::vector<std::string>{"200", "400", "400"});
  emulator.verify(R"({"match": {"operation": "ListBlueprints"}, "count": 3})");
}

TEST_CASE("Several emulators in one process know nothing of each other") {
  glueprint::Emulator orders;
  glueprint::Emulator invoices;
  const GlueClient glue{orders.start()};
  const GlueClient other_glue{invoices.start()};

  start_run(glue);
  CHECK(glue.call("ListBlueprints", "{}") == R"({"Blueprints":["orders"]})");
  CHECK(other_glue.call("ListBlueprints", "{}") == R"({"Blueprints":[]})");
  orders.stop();
  CHECK_THROWS(glue.call("ListBlueprints", "{}"));
  CHECK(other_glue.call("ListBlueprints", "{}") == R"({"Blueprints":[]})");
}
