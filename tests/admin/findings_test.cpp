#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

json findings(Emulated& server, const std::string& query = "") {
  return server.admin("GET", "findings" + query).json().at("findings");
}

json only(Emulated& server) {
  const auto all = findings(server);
  REQUIRE_MESSAGE(all.size() == 1, all.dump());
  CHECK_FALSE(all[0].at("advice").get<std::string>().empty());
  return all[0];
}

void send_alike(Emulated& server, int attempts, std::string_view invocation = "") {
  for (int i = 0; i < attempts; ++i) {
    server.send("POST",
                {{"X-Amz-Target", "AWSGlue.ListBlueprints"},
                 {"Content-Type", "application/x-amz-json-1.1"},
                 {"amz-sdk-invocation-id", invocation}},
                "{}");
  }
}

}  // namespace

TEST_CASE("A NextToken that nobody uses is found, one that is used is not") {
  Emulated server;
  server.create("a");
  server.create("b");
  const auto page = server.call("ListBlueprints", R"({"MaxResults":1})").json();
  const auto finding = only(server);
  CHECK(finding.at("kind") == "dropped_next_token");
  CHECK(finding.at("requests") == json{3});
  CHECK(finding.at("detail") ==
        "ListBlueprints answered request 3 with a NextToken that no later request uses.");
  server.call("ListBlueprints", json{{"NextToken", page.at("NextToken")}}.dump());
  CHECK(findings(server).empty());
}

TEST_CASE("Polls closer than a second are found; a moved clock counts as waiting") {
  Emulated server;
  server.create("a");
  for (int i = 0; i < 3; ++i) {
    server.advance(Duration{1000});
    server.call("GetBlueprint", R"({"Name":"a"})");
  }
  CHECK(findings(server).empty());
  server.call("GetBlueprint", R"({"Name":"a"})");
  CHECK(findings(server).empty());
  server.call("GetBlueprint", R"({"Name":"a"})");
  const auto finding = only(server);
  CHECK(finding.at("kind") == "polled_too_fast");
  CHECK(finding.at("requests") == json{4, 5, 6});
}

TEST_CASE("A second start after a lost reply is found, one after a reset before the work is not") {
  Emulated server;
  server.create("orders");
  server.add_faults(R"({"times":1,"fault":{"kind":"reset_connection"}})");
  const auto* const input =
      R"({"BlueprintName":"orders","RoleArn":"arn:aws:iam::123456789012:role/g"})";
  server.call("StartBlueprintRun", input);
  server.call("StartBlueprintRun", input);
  CHECK(findings(server).empty());
  server.add_faults(R"({"times":1,"fault":{"kind":"lost_response"}})");
  server.call("StartBlueprintRun", input);
  server.call("StartBlueprintRun", input);
  const auto finding = only(server);
  CHECK(finding.at("kind") == "started_twice");
  CHECK(finding.at("requests") == json{4, 5});
}

TEST_CASE("A second start of a workflow's run after a lost reply is found too") {
  Emulated server;
  server.call("CreateWorkflow", R"({"Name":"nightly"})");
  server.add_faults(R"({"times":1,"fault":{"kind":"lost_response"}})");
  server.call("StartWorkflowRun", R"({"Name":"nightly"})");
  server.call("StartWorkflowRun", R"({"Name":"nightly"})");
  const auto finding = only(server);
  CHECK(finding.at("kind") == "started_twice");
  CHECK(finding.at("requests") == json{2, 3});
}

TEST_CASE("A throttle that is not waited for is found") {
  Emulated server;
  server.add_faults(R"({"times":1,"fault":{"kind":"error","code":"ThrottlingException",
      "retry_after_ms":60000}})");
  send_alike(server, 2, "call-1");
  const auto finding = only(server);
  CHECK(finding.at("kind") == "ignored_throttle");
  CHECK(finding.at("requests") == json{1, 2});
  CHECK(finding.at("detail").get<std::string>().find("asked for 1m") != std::string::npos);
}

TEST_CASE("What is looked for in a region that lacks it and another has is found, once for all") {
  Emulated server;
  server.call("CreateBlueprint", R"({"Name":"orders","BlueprintLocation":"s3://b/k"})",
              "111122223333", "eu-west-1");
  server.create("mine");
  server.call("GetBlueprint", R"({"Name":"orders"})");
  server.call("GetBlueprint", R"({"Name":"other"})");
  server.call("DeleteBlueprint", R"({"Name":"orders"})");
  const auto finding = only(server);
  CHECK(finding.at("kind") == "wrong_place");
  CHECK(finding.at("requests") == json{2, 4});
  CHECK(finding.at("detail") ==
        "Blueprint \"orders\" is not in account 000000000000, region us-east-1, but in account "
        "111122223333, region eu-west-1: check the region and the access key of the client; "
        "requests 2 and 4 looked for it there.");
}

TEST_CASE("Attempts are grouped by the SDK's name of the call, else by likeness after failures") {
  Emulated server;
  server.add_faults(R"({"times":2,"fault":{"kind":"error","code":"InternalServiceException"}})");
  send_alike(server, 4);
  server.add_faults(R"({"times":1,"fault":{"kind":"gateway_error","status":503}})");
  send_alike(server, 1, "call-1");
  send_alike(server, 1, "call-2");
  send_alike(server, 1, "call-1");
  const auto calls = server.admin("GET", "retries").json().at("calls");
  REQUIRE_MESSAGE(calls.size() == 2, calls.dump());
  CHECK(calls[0].at("invocation_id") == "call-1");
  CHECK(calls[0].at("requests") == json{5, 7});
  CHECK(calls[1].at("invocation_id") == nullptr);
  CHECK(calls[1].at("requests") == json{1, 2, 3});
  CHECK(calls[1].at("statuses") == json{500, 500, 200});
  CHECK(calls[1].at("succeeded") == true);
  CHECK(calls[1].at("hints_kept") == nullptr);
  CHECK(server.admin("GET", "retries?limit=1").json().at("calls").size() == 1);
}
