#include "server/account/fault_tape.hpp"

#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

// What a client of that many requests saw: statuses, codes and what became of the connection.
std::string work(Emulated& server) {
  std::string seen;
  const auto note = [&](const Answer& answer) {
    const auto& delivery = server.delivery();
    seen += std::to_string(answer.status) + answer.body;
    seen += delivery.is_silent ? "silent" : "";
    seen += std::to_string(delivery.sent_of(answer.body.size()));
    seen += delivery.ending == Delivery::Ending::reset ? "reset;" : ";";
  };
  for (int i = 0; i < 3; ++i) {
    note(server.call("CreateBlueprint", R"({"Name":"b","BlueprintLocation":"s3://b/k"})"));
    note(server.call("ListBlueprints", "{}"));
    note(server.call("ListBlueprints", "{}", "000000000000", "eu-west-1"));
    note(server.call("StartJobRun", "{}"));
    note(server.call("StartBlueprintRun", R"({"BlueprintName":"b",
        "RoleArn":"arn:aws:iam::111122223333:role/Glue"})"));
    note(server.call("GetBlueprintRuns", R"({"BlueprintName":"b"})"));
  }
  return seen;
}

constexpr auto plan = R"([
  {"probability": 0.3, "fault": {"kind": "error", "code": "ThrottlingException"}},
  {"match": {"operation": "List*"}, "every": 3, "fault": {"kind": "corrupt_body"}},
  {"match": {"region": "eu-*"}, "probability": 0.5, "fault": {"kind": "gateway_error"}},
  {"probability": 0.3, "fault": {"kind": "lost_response"}},
  {"probability": 0.2, "fault": {"kind": "reset_connection", "when": "body"}},
  {"match": {"operation": "GetBlueprintRuns"}, "fault": {"kind": "throttle", "rate": 1, "burst": 3,
                                                         "retry_after_ms": 20}},
  {"probability": 0.3, "fault": {"kind": "truncated_body", "at": 0.4}},
  {"skip": 3, "times": 1, "fault": {"kind": "latency",
                                 "uniform": {"min": "0s", "max": "2ms"}}}])";

}  // namespace

TEST_CASE("A tape does the same to the same requests, a thousand times") {
  Emulated server;
  server.add_faults(plan);
  const auto first = work(server);
  REQUIRE(first.find("ThrottlingException") != std::string::npos);
  REQUIRE(first.find("reset") != std::string::npos);
  const auto tape = server.admin("GET", "faults/tape").body;
  REQUIRE(json::parse(tape).at("rules").size() > 8);
  for (int i = 0; i < 1000; ++i) {
    server.admin("POST", "reset?all=true");
    server.clock().freeze(Emulated::noon);
    REQUIRE(server.add_faults(tape).status == 201);
    REQUIRE(work(server) == first);
  }
  CHECK(server.admin("GET", "faults/tape").body == tape);
}

TEST_CASE("A tape has the figures that were drawn, and says of a throttle that it was an error") {
  Emulated server;
  server.add_faults(R"([{"fault":{"kind":"latency","uniform":{"min":"1ms","max":"3ms"}}},
      {"fault":{"kind":"throttle","rate":0,"burst":1}}])");
  server.call("ListBlueprints", "{}");
  server.call("ListBlueprints", "{}");
  const auto rules = server.admin("GET", "faults/tape").json().at("rules");
  REQUIRE(rules.size() == 3);
  CHECK(rules[0].at("id") == "tape-2-1");
  CHECK(rules[0].at("skip") == 1);
  CHECK(rules[0].at("fault").at("fixed").is_string());
  CHECK(rules[1].at("fault") == json{{"kind", "error"}, {"code", "ThrottlingException"}});
  CHECK_FALSE(rules[2].contains("skip"));
}

TEST_CASE("A tape begins where the journal begins") {
  Emulated server;
  server.add_faults(R"({"skip":2,"fault":{"kind":"lost_response"}})");
  for (int i = 0; i < 3; ++i) server.call("ListBlueprints", "{}");
  CHECK(server.admin("GET", "faults/tape").json().at("rules")[0].at("skip") == 2);
  CHECK(server.admin("DELETE", "journal").status == 204);
  server.call("ListBlueprints", "{}");
  CHECK_FALSE(server.admin("GET", "faults/tape").json().at("rules")[0].contains("skip"));
}

TEST_CASE("A tape that would not be whole is refused") {
  Options options;
  options.limits.journal_entries_max = 2;
  Emulated server{options};
  server.add_faults(R"({"fault":{"kind":"lost_response"}})");
  for (int i = 0; i < 3; ++i) server.call("ListBlueprints", "{}");
  const auto answer = server.admin("GET", "faults/tape");
  CHECK(answer.status == 409);
  CHECK(answer.detail().find("--journal-entries-max") != std::string::npos);
}
