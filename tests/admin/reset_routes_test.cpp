#include <doctest/doctest.h>

#include "server/admin/route.hpp"
#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

TEST_CASE("A reset says which accounts it means, and what it did") {
  Emulated server;
  server.create("orders");
  const auto unsaid = server.admin("POST", "reset");
  CHECK(unsaid.status == 400);
  CHECK(unsaid.detail().find("?account=") != std::string::npos);
  CHECK(unsaid.detail().find("?all=true") != std::string::npos);
  CHECK(server.admin("POST", "reset?region=us-east-1").status == 400);
  CHECK(server.admin("POST", "reset?all=false").status == 400);
  CHECK(server.admin("POST", "reset?all=true&account=000000000000").status == 400);
  CHECK(server.admin("POST", "reset?all=true", R"({"account":"000000000000"})").status == 400);
  CHECK(server.call("GetBlueprint", R"({"Name":"orders"})").status == 200);

  CHECK(server.admin("POST", "reset?account=000000000000", " {} ").json() == json::parse(R"({
      "account":"000000000000","all":false,"fixtures":true,"region":null,"requests_ended":0,
      "worlds":1})"));
  CHECK(server.call("GetBlueprint", R"({"Name":"orders"})").status == 400);
  CHECK(server.admin("POST", "reset?all=true&fixtures=false").json() == json::parse(R"({
      "account":null,"all":true,"fixtures":false,"region":null,"requests_ended":0,"worlds":0})"));
}

TEST_CASE("Every route takes an account in its query, and refuses one that is none") {
  for (const auto& route : routes()) {
    if (route.path.starts_with('/') || route.path.find('{') != std::string_view::npos) continue;
    CAPTURE(route.path);
    Emulated server;
    const auto path = std::string{route.path};
    const auto named = server.admin(route.method, path + "?account=111122223333");
    CHECK(named.body.find("is not known here") == std::string::npos);
    const auto wrong = server.admin(route.method, path + "?account=1");
    CHECK(wrong.status == 400);
    CHECK(wrong.detail().find("12 digits") != std::string::npos);
  }
}

TEST_CASE("An account in a body is refused with the cure") {
  const auto refused = [](std::string_view method, const std::string& route, json body,
                          const json::json_pointer& place) {
    Emulated server;
    body[place]["account"] = "111122223333";
    const auto answer = server.admin(method, route, body.dump());
    CAPTURE(route);
    CAPTURE(answer.body);
    CHECK(answer.status == 422);
    CHECK(answer.detail().find("in the query, as ?account=") != std::string::npos);
  };
  const json::json_pointer root;
  refused("PUT", "clock", {{"rate", 0}}, root);
  refused("POST", "clock/advance", {{"by", "1s"}}, root);
  const json rule{{"fault", {{"kind", "hang"}}}};
  refused("POST", "faults", rule, root);
  refused("POST", "faults", json::array({rule}), json::json_pointer{"/0"});
  refused("POST", "faults", {{"rules", {rule}}}, json::json_pointer{"/rules/0"});
  refused("POST", "faults", {{"rules", {rule}}}, root);
  refused("PUT", "faults/x", rule, root);
  const json timeline{{"phases", {{{"state", "SUCCEEDED"}}}}};
  refused("PUT", "timelines/x", timeline, root);
  refused("POST", "timeline-rules", {{"timeline", "fails"}}, root);
  refused("PUT", "runs/r/timeline", {{"timeline", "fails"}}, root);
  refused("PUT", "runs/r/timeline", timeline, root);
}

TEST_CASE("Accounts that are left without fixtures have a maximum") {
  Options options;
  options.limits.worlds_max = 2;
  Emulated server{options};
  const auto reset = [&server](const char* account) {
    return server.admin("POST", std::string{"reset?fixtures=false&account="} + account);
  };
  CHECK(reset("000000000001").status == 200);
  CHECK(reset("000000000002").status == 200);
  CHECK(reset("000000000001").status == 200);
  const auto refused = reset("000000000003");
  CHECK(refused.status == 409);
  CHECK(refused.detail().find("?all=true&fixtures=false") != std::string::npos);
  CHECK(server.admin("POST", "reset?account=000000000001").status == 200);
  CHECK(reset("000000000003").status == 200);
}
