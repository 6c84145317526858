#include <doctest/doctest.h>

#include "server/faults/table.hpp"
#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

constexpr auto lost = R"({"id":"lost","times":1,"fault":{"kind":"lost_response"}})";

}  // namespace

TEST_CASE("Rules are added, shown with their counts, replaced and removed") {
  Emulated server;
  CHECK(server.add_faults(lost).status == 201);
  CHECK(server.add_faults(R"([{"fault":{"kind":"slow_body","bytes_per_second":9}}])").status ==
        201);
  server.call("ListBlueprints", "{}");
  server.call("ListBlueprints", "{}");
  const auto rules = server.admin("GET", "faults").json().at("rules");
  REQUIRE(rules.size() == 2);
  CHECK(rules[0] == json::parse(R"({"id":"lost","times":1,"fault":{"kind":"lost_response"},
      "matched":2,"fired":1})"));
  CHECK(rules[1].at("id") == "fault-1");

  const auto put = server.admin("PUT", "faults/lost", R"({"fault":{"kind":"hang","for":"1ms"}})");
  CHECK(put.status == 200);
  CHECK(put.json().at("fired") == 0);
  CHECK(server.admin("PUT", "faults/new", R"({"fault":{"kind":"empty_page"}})").status == 201);
  CHECK(server.admin("GET", "faults").json().at("rules").size() == 3);
  CHECK(server.admin("DELETE", "faults/fault-1").status == 204);
  CHECK(server.admin("GET", "faults").json().at("rules").size() == 2);
  CHECK(server.admin("DELETE", "faults").status == 204);
  CHECK(server.admin("GET", "faults").json().at("rules").empty());
}

TEST_CASE("A rule is shown as it was written") {
  Emulated server;
  constexpr auto rule = R"({"id":"all","match":{"operation":"Get*","region":"eu-*",
      "input":{"BlueprintName":"b*"}},"skip":1,"times":2,"every":3,"probability":0.5,
      "from":"10m","until":"2026-01-01T00:00:00.000Z",
      "fault":{"kind":"error","code":"ThrottlingException","retry_after_ms":5}})";
  auto shown = server.admin("PUT", "faults/all", rule).json();
  shown.erase("matched");
  shown.erase("fired");
  CHECK(shown == json::parse(rule));
}

TEST_CASE("Rules are those of an account") {
  Emulated server;
  server.admin("POST", "faults?account=111111111111", lost);
  CHECK(server.admin("GET", "faults").json().at("rules").empty());
  CHECK(server.admin("GET", "faults?account=111111111111").json().at("rules").size() == 1);
  server.call("ListBlueprints", "{}");
  CHECK_FALSE(server.delivery().is_silent);
  server.call("ListBlueprints", "{}", "111111111111");
  CHECK(server.delivery().is_silent);
}

TEST_CASE("No rule fires for an admin route, health or a preflight") {
  Emulated server;
  server.add_faults(R"({"id":"all","fault":{"kind":"error","code":"InternalServiceException"}})");
  for (const auto* path : {"/_glueprint/clock", "/health", "/_localstack/health",
                           "/_glueprint/faults", "/_glueprint/openapi.json"}) {
    CHECK(server.send("GET", {}, "", path).status == 200);
  }
  CHECK(server.admin("GET", "faults").json().at("rules")[0].at("matched") == 0);
  CHECK(server.call("ListBlueprints", "{}").status == 500);
}

TEST_CASE("A plan with a mistake is refused whole") {
  Emulated server;
  const auto answer = server.add_faults(R"({"rules":[{"id":"a","fault":{"kind":"lost_response"}},
      {"id":"b","time":1,"fault":{"kind":"lost_response"}}]})");
  CHECK(answer.status == 422);
  CHECK(answer.pointer() == "#/rules/1/time");
  CHECK(answer.detail().find("did you mean \"times\"") != std::string::npos);
  CHECK(server.admin("GET", "faults").json().at("rules").empty());
}

TEST_CASE("A rule that is over by the clock of the account is refused, alone and in a plan") {
  Emulated server;
  const std::string over = R"({"until":"2024-02-23T14:44:45Z","fault":{"kind":"hang"}})";
  CHECK(server.admin("POST", "faults", "[" + over + "]").pointer() == "#/0/until");
  CHECK(server.admin("PUT", "faults/a", over).pointer() == "#/until");
  server.admin("POST", "clock/advance", R"({"by":"-1s"})");
  CHECK(server.admin("PUT", "faults/a", over).status == 201);
}

TEST_CASE("An id that is taken, and one that there is not, are told") {
  Emulated server;
  server.add_faults(lost);
  const auto taken = server.add_faults(lost);
  CHECK(taken.status == 409);
  CHECK(taken.detail().find("PUT faults/lost") != std::string::npos);
  const auto missing = server.admin("DELETE", "faults/last");
  CHECK(missing.status == 404);
  CHECK(missing.detail().find("did you mean \"lost\"") != std::string::npos);
  CHECK(server.admin("PUT", "faults/a", R"({"id":"b","fault":{"kind":"hang"}})").pointer() ==
        "#/id");
}

TEST_CASE("Every kind is described by a schema, with what each parameter means") {
  Emulated server;
  const auto kinds = server.admin("GET", "faults/kinds").json().at("kinds");
  CHECK(kinds.size() == fault_kinds().size());
  CHECK(kinds.size() > 10);
  for (const auto& kind : kinds) {
    CAPTURE(kind.at("name"));
    const auto& schema = kind.at("schema");
    CHECK(schema.at("properties").at("kind").at("enum") == json::array({kind.at("name")}));
    CHECK(schema.at("additionalProperties") == false);
    for (const auto& [name, parameter] : schema.at("properties").items()) {
      CHECK(parameter.contains("type"));
      CHECK(parameter.contains("description") == (name != "kind"));
    }
  }
}

TEST_CASE("Every account begins with the plan of the start, and counts for itself") {
  FaultRule rule;
  rule.id = "start";
  rule.times = 1;
  rule.kind = find_fault_kind("lost_response");
  rule.fault = make_fault({{"kind", "lost_response"}});
  Emulated server{{}, {}, {rule}};
  for (const auto* account : {"111111111111", "222222222222", "111111111111"}) {
    server.call("ListBlueprints", "{}", account);
  }
  const auto fired = [&server](const std::string& account) {
    return server.admin("GET", "faults?account=" + account).json().at("rules")[0].at("fired");
  };
  CHECK(fired("111111111111") == 1);
  CHECK(fired("222222222222") == 1);
  server.admin("DELETE", "faults?account=111111111111");
  server.admin("POST", "reset?account=111111111111");
  CHECK(fired("111111111111") == 0);
}

TEST_CASE("A dry run tells which requests a plan would have hit, and changes nothing") {
  Emulated server;
  for (const auto* name : {"a", "b", "orders", "orders", "orders"}) {
    server.call("GetBlueprint", json{{"Name", name}}.dump());
  }
  const auto tried = server.admin("POST", "faults?dry_run=true", R"([{"id":"x","skip":1,"times":1,
      "match":{"input":{"Name":"ord*"}},"fault":{"kind":"lost_response"}},
      {"id":"y","match":{"region":"eu-west-1"},"fault":{"kind":"lost_response"}}])");
  CHECK(tried.status == 200);
  const auto answer = tried.json();
  CHECK(answer.at("looked_at") == 5);
  CHECK(answer.at("hits") == json{4});
  CHECK(answer.at("rules")[0].at("matched") == 3);
  CHECK(answer.at("rules")[0].at("fired") == 1);
  CHECK(answer.at("rules")[1].at("matched") == 0);
  CHECK(server.admin("GET", "faults").json().at("rules").empty());
  CHECK(server.admin("POST", "faults?dry_run=true", R"({"fault":{"kind":"lag"}})").status == 422);
}
