#include <doctest/doctest.h>
#include <glueprint/emulator.hpp>
#include <nlohmann/json.hpp>

#include "tests/embedding/plain_client.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

constexpr auto other = "111122223333";
constexpr auto frozen = R"({"now":"2026-01-01T00:00:00Z","rate":0})";

std::size_t blueprints_in(const std::string& fixture) {
  return json::parse(fixture).at("Blueprints").size();
}

}  // namespace

TEST_CASE("An embedded emulator's clock can be read, set and moved, for one account") {
  Emulator emulator;
  emulator.start();
  emulator.put_clock(frozen);
  emulator.put_clock(frozen, other);
  CHECK(contains(emulator.advance("90s"), "2026-01-01T00:01:30"));
  CHECK(contains(emulator.clock(), "2026-01-01T00:01:30"));
  CHECK(contains(emulator.clock(other), "2026-01-01T00:00:00"));
}

TEST_CASE("Rules that are posted fire, stand in the journal and can be removed") {
  Emulator emulator;
  const auto port = emulator.start();
  emulator.post_faults(R"({"id":"down","fault":{"kind":"gateway_error","status":503}})");
  CHECK(contains(call(port, "ListBlueprints", "{}"), " 503 "));
  const auto entry = json::parse(emulator.journal()).at("entries").at(0);
  CHECK(entry.at("status") == 503);
  CHECK(entry.dump().find("\"down\"") != std::string::npos);
  CHECK(contains(emulator.fault_tape(), "gateway_error"));
  emulator.put_fault("50% b/ü?", R"({"times":1,"fault":{"kind":"hang"}})");
  CHECK(contains(emulator.faults(), "50% b/ü?"));
  emulator.delete_fault("50% b/ü?");
  emulator.put_fault("down", R"({"fault":{"kind":"gateway_error","status":504}})");
  CHECK(contains(call(port, "ListBlueprints", "{}"), " 504 "));
  emulator.delete_fault("down");
  CHECK(json::parse(emulator.faults()).at("rules").empty());
  CHECK(contains(call(port, "ListBlueprints", "{}"), " 200 "));

  emulator.post_faults(R"({"fault":{"kind":"empty_response"}})", other);
  CHECK(call(port, "ListBlueprints", "{}", other).empty());
  emulator.delete_faults(other);
  CHECK(contains(call(port, "ListBlueprints", "{}", other), " 200 "));
  emulator.delete_journal(other);
  CHECK(json::parse(emulator.journal(other)).at("entries").empty());
  CHECK_FALSE(json::parse(emulator.journal()).at("entries").empty());
}

TEST_CASE("What was asked is verified, and the error says what was counted") {
  Emulator emulator;
  const auto port = emulator.start();
  call(port, "ListBlueprints", "{}");
  emulator.verify(R"({"match": {"operation": "ListBlueprints"}, "count": 1})");
  try {
    emulator.verify(R"({"match": {"operation": "ListWorkflows"}, "count": 1})");
    FAIL("nothing was thrown");
  } catch (const EmulatorError& error) {
    CHECK(contains(error.what(), "Expected exactly 1 of ListWorkflows, but counted 0"));
  }
  CHECK(contains(emulator.retries(), "\"calls\":[]"));
  CHECK(contains(emulator.findings(), "\"findings\":[]"));
}

TEST_CASE("State is loaded, exported, kept and given back, for one world") {
  Emulator emulator;
  emulator.start();
  emulator.put_fixtures(R"({"Blueprints":[{"Name":"orders"}]})", other, "eu-west-1");
  CHECK(blueprints_in(emulator.export_world(other, "eu-west-1")) == 1);
  CHECK_FALSE(contains(emulator.export_world(), "orders"));
  emulator.put_snapshot("before", other, "eu-west-1");
  CHECK(contains(emulator.snapshots(other, "eu-west-1"), "before"));
  emulator.reset(other, "eu-west-1");
  CHECK_FALSE(contains(emulator.export_world(other, "eu-west-1"), "orders"));
  emulator.restore_snapshot("before", other, "eu-west-1");
  CHECK(blueprints_in(emulator.export_world(other, "eu-west-1")) == 1);
  emulator.delete_snapshot("before", other, "eu-west-1");
  CHECK_FALSE(contains(emulator.snapshots(other, "eu-west-1"), "before"));
}

TEST_CASE("A region without an account chooses a world too") {
  Emulator emulator;
  emulator.start();
  emulator.put_fixtures(R"({"Blueprints":[{"Name":"orders"}]})", {}, "eu-west-1");
  CHECK(contains(emulator.export_world({}, "eu-west-1"), "orders"));
  CHECK_FALSE(contains(emulator.export_world(), "orders"));
}

TEST_CASE("Timelines and their rules can be added, and a run be given another future") {
  Emulator emulator;
  const auto port = emulator.start();
  emulator.put_clock(frozen);
  emulator.put_timeline("slow", R"({"phases":[{"state":"RUNNING","lasts":"10m"},
                                              {"state":"SUCCEEDED"}]})");
  CHECK(contains(emulator.timelines(), "\"slow\""));
  emulator.post_timeline_rule(R"({"match":{"BlueprintName":"orders"},"timeline":"slow"})");
  CHECK(contains(emulator.timeline_rules(), "\"slow\""));
  call(port, "CreateBlueprint", new_orders);
  const auto started =
      call(port, "StartBlueprintRun",
           R"({"BlueprintName":"orders","RoleArn":"arn:aws:iam::111122223333:role/Glue"})");
  const auto run_id = started.substr(started.find("br_"), 67);
  emulator.advance("9m");
  CHECK(contains(emulator.export_world(), "RUNNING"));
  emulator.put_run_timeline(run_id, R"({"timeline":"fails"})");
  emulator.advance("1s");
  CHECK(contains(emulator.export_world(), "\"FAILED\""));
  emulator.delete_timeline_rules();
  CHECK_FALSE(contains(emulator.timeline_rules(), "slow"));
  emulator.delete_timeline("slow");
  CHECK_FALSE(contains(emulator.timelines(), "\"slow\""));
}

TEST_CASE("Any admin route can be asked, and its refusal is thrown with its problem") {
  EmulatorOptions options;
  options.flags = {{"admin-token", "secret"}};
  Emulator emulator{options};
  const auto port = emulator.start();
  CHECK(contains(emulator.admin("GET", "health"), "\"version\""));
  call(port, "ListBlueprints", "{}");
  call(port, "GetBlueprint", R"({"Name":"a"})");
  const auto page = json::parse(emulator.admin("GET", "journal?operation=List*&limit=5"));
  CHECK(page.at("entries").size() == 1);
  try {
    emulator.put_clock(R"({"now":"2026-01-01T00:00:00Z","rate":-1})");
    FAIL("nothing was thrown");
  } catch (const EmulatorError& error) {
    CHECK(error.status() == 422);
    CHECK(contains(error.what(), "/rate"));
    CHECK(json::parse(error.problem()).at("errors").at(0).at("pointer") == "#/rate");
  }
  CHECK_THROWS_AS(emulator.advance("soon"), EmulatorError);
  CHECK_THROWS_AS(emulator.clock("not an account"), EmulatorError);
  CHECK_THROWS_AS(emulator.admin("GET", "nothing"), EmulatorError);
}
