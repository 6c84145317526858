#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr const char* slow =
    R"({"phases":[{"state":"RUNNING","lasts":"1h"},{"state":"SUCCEEDED"}]})";

json run_of(Emulated& server, const std::string& run_id) {
  const json input{{"BlueprintName", "orders"}, {"RunId", run_id}};
  return server.call("GetBlueprintRun", input.dump()).json().at("BlueprintRun");
}

}  // namespace

TEST_CASE("A timeline is added, read, replaced and removed") {
  Emulated server;
  CHECK(server.admin("PUT", "timelines/slow", slow).status == 201);
  CHECK(server.admin("GET", "timelines/slow").json() ==
        json::parse(R"({"name":"slow","phases":[{"state":"RUNNING","lasts":"1h"},
                        {"state":"SUCCEEDED"}]})"));
  CHECK(server.admin("PUT", "timelines/slow", slow).status == 200);
  const auto all = server.admin("GET", "timelines").json().at("timelines");
  CHECK(all.size() == Timelines{}.all().size() + 1);
  CHECK(server.admin("GET", "timelines?account=111122223333").json().at("timelines").size() ==
        Timelines{}.all().size());
  CHECK(server.admin("DELETE", "timelines/slow").status == 204);
  CHECK(server.admin("DELETE", "timelines/slow").status == 404);
}

TEST_CASE("Presets stay as they are") {
  Emulated server;
  CHECK(server.admin("PUT", "timelines/succeeds", slow).status == 409);
  CHECK(server.admin("DELETE", "timelines/succeeds").status == 409);
}

TEST_CASE("A timeline that AWS cannot show names the member at fault") {
  Emulated server;
  const auto pointer_of = [&server](const char* body) {
    const auto answer = server.admin("PUT", "timelines/t", body);
    CAPTURE(std::string{body});
    CHECK(answer.status == 422);
    return answer.pointer();
  };
  CHECK(pointer_of("{}") == "#");
  CHECK(pointer_of(R"({"phases":[]})") == "#/phases");
  CHECK(pointer_of(R"({"phases":[{"state":"DONE"}]})") == "#/phases/0/state");
  CHECK(pointer_of(R"({"phases":[{"state":"RUNNING"},{"state":"FAILED"}]})") == "#/phases/0");
  CHECK(pointer_of(R"({"phases":[{"state":"RUNNING","lasts":"3"},{"state":"FAILED"}]})") ==
        "#/phases/0/lasts");
  CHECK(pointer_of(R"({"phases":[{"state":"RUNNING","lasts":{"reads":0}},{"state":"FAILED"}]})") ==
        "#/phases/0/lasts/reads");
  CHECK(pointer_of(R"({"phases":[{"state":"FAILED","lasts":"3s"}]})") == "#/phases/0/lasts");
  for (const auto* order :
       {"SUCCEEDED RUNNING", "FAILED RUNNING", "ROLLING_BACK RUNNING", "ROLLING_BACK SUCCEEDED",
        "RUNNING ACTIVE", "CREATING SUCCEEDED", "CREATING UPDATING", "FAILED FAILED",
        "ACTIVE CREATING", "CREATING ROLLING_BACK"}) {
    const std::string text{order};
    const auto blank = text.find(' ');
    const json body{{"phases",
                     {{{"state", text.substr(0, blank)}, {"lasts", "1s"}},
                      {{"state", text.substr(blank + 1)}}}}};
    CHECK(pointer_of(body.dump().c_str()) == "#/phases/1/state");
  }
  CHECK(pointer_of(R"({"phases":[{"state":"SUCCEEDED"}],"error_message":"x"})") ==
        "#/error_message");
  CHECK(pointer_of(R"({"name":"other","phases":[{"state":"SUCCEEDED"}]})") == "#/name");
  CHECK(server.admin("PUT", "timelines/bad name", slow).status == 422);
}

TEST_CASE("The first rule that matches gives a run its timeline") {
  Emulated server;
  server.create("orders");
  server.admin("PUT", "timelines/slow", slow);
  const auto added = server.admin("POST", "timeline-rules", R"({"match":{"BlueprintName":"ord*",
      "Parameters":{"WorkflowName":"n*"}},"timeline":"slow","times":1})");
  CHECK(added.status == 201);
  const auto id = added.json().at("id").get<std::string>();
  const auto run_id = server.start("orders", R"({"WorkflowName":"nightly"})");
  server.advance(59min);
  CHECK(run_of(server, run_id).at("State") == "RUNNING");
  server.advance(1min);
  CHECK(run_of(server, run_id).at("State") == "SUCCEEDED");
  const auto rules = server.admin("GET", "timeline-rules").json().at("rules");
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].at("applied") == 1);
  const auto second = server.start("orders", R"({"WorkflowName":"nightly-2"})");
  server.advance(1s);
  CHECK(run_of(server, second).at("State") == "SUCCEEDED");
  CHECK(server.admin("DELETE", "timelines/slow").status == 409);
  CHECK(server.admin("DELETE", "timeline-rules/" + id).status == 204);
  CHECK(server.admin("DELETE", "timeline-rules/" + id).status == 404);
  CHECK(server.admin("DELETE", "timelines/slow").status == 204);
  CHECK(server.admin("DELETE", "timeline-rules").status == 204);
}

TEST_CASE("A rule that makes no sense names the member at fault") {
  Emulated server;
  const auto pointer_of = [&server](const char* body) {
    const auto answer = server.admin("POST", "timeline-rules", body);
    CHECK(answer.status == 422);
    return answer.pointer();
  };
  CHECK(pointer_of("{}") == "#");
  CHECK(pointer_of(R"({"timeline":"suceeds"})") == "#/timeline");
  CHECK(pointer_of(R"({"timeline":"fails","times":0})") == "#/times");
  CHECK(pointer_of(R"({"timeline":"fails","match":{"blueprint":"x"}})") == "#/match/blueprint");
  CHECK(pointer_of(R"({"timeline":"fails","match":{"Parameters":1}})") == "#/match/Parameters");
  CHECK(pointer_of(R"({"timeline":"registers","match":{"Parameters":{"a":1}}})") ==
        "#/match/Parameters");
  CHECK(pointer_of(R"({"timeline":"fails","id":""})") == "#/id");
  CHECK(server.admin("POST", "timeline-rules", R"({"timeline":"fails","id":"a"})").status == 201);
  CHECK(server.admin("POST", "timeline-rules", R"({"timeline":"fails","id":"a"})").status == 409);
}

TEST_CASE("A run that exists gets another future from now on") {
  Emulated server;
  server.create("orders");
  const auto run_id = server.start("orders", R"({"WorkflowName":"nightly"})");
  const auto route = "runs/" + run_id + "/timeline";
  server.advance(500ms);
  CHECK(server.admin("PUT", route, R"({"timeline":"fails-and-rolls-back"})").status == 200);
  server.advance(2999ms);
  CHECK(run_of(server, run_id).at("State") == "RUNNING");
  server.advance(1ms);
  CHECK(run_of(server, run_id).at("State") == "ROLLING_BACK");
  server.start("orders", R"({"WorkflowName":"nightly"})");
  server.advance(1s);
  CHECK(server.call("GetWorkflow", R"({"Name":"nightly"})").status == 200);
  CHECK(server.admin("PUT", route, R"({"timeline":"succeeds"})").status == 409);
  const auto now = server.admin(
      "PUT", route, R"({"phases":[{"state":"FAILED"}],"error_message":"out of patience"})");
  CHECK(now.status == 200);
  CHECK(run_of(server, run_id).at("State") == "FAILED");
  CHECK(run_of(server, run_id).at("ErrorMessage") == "out of patience");
  CHECK(server.admin("PUT", route, R"({"timeline":"fails"})").status == 409);
  server.advance(-1s);
  CHECK(run_of(server, run_id).at("State") == "ROLLING_BACK");
}

TEST_CASE("A run that would fail can be made to succeed, and makes its workflow") {
  Options options;
  options.timeline = "never-ends";
  Emulated server{options};
  server.create("orders");
  const auto run_id = server.start("orders", R"({"WorkflowName":"nightly"})");
  server.advance(1h);
  server.admin("PUT", "runs/" + run_id + "/timeline", R"({"name":"succeeds"})");
  server.advance(1s);
  CHECK(run_of(server, run_id).at("WorkflowName") == "nightly");
  CHECK(server.call("GetWorkflow", R"({"Name":"nightly"})").json().at("Workflow").at("CreatedOn") ==
        1708699485.0 + 3601);
}

TEST_CASE("A future for no run, or none at all, is refused") {
  Emulated server;
  CHECK(server.admin("PUT", "runs/br_none/timeline", R"({"timeline":"fails"})").status == 404);
  server.create("orders");
  const auto route = "runs/" + server.start("orders") + "/timeline";
  CHECK(server.admin("PUT", route, R"({"timeline":"fail"})").pointer() == "#/timeline");
  CHECK(server.admin("PUT", route, R"({"timeline":"registers"})").pointer() == "#/timeline");
  CHECK(server.admin("PUT", route, R"({"phases":[{"state":"ACTIVE"}]})").pointer() == "#/phases");
  CHECK(server.admin("PUT", route, "{}").pointer() == "#");
}
