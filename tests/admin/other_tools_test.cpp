#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

constexpr auto faults = "/_localstack/chaos/faults";
constexpr auto effects = "/_localstack/chaos/effects";

Answer send(Emulated& server, std::string_view method, std::string_view path,
            std::string_view body = "") {
  return server.send(method, {}, body, path);
}

}  // namespace

TEST_CASE("LocalStack's rules of faults become rules of ours") {
  Emulated server;
  const auto rule = json::parse(R"({"region":"us-east-1","service":"glue",
      "operation":"GetBlueprint","probability":1.0,
      "error":{"statusCode":429,"code":"ThrottlingException"}})");
  CHECK(send(server, "POST", faults, json::array({rule}).dump()).json() == json::array({rule}));
  auto answer = server.call("GetBlueprint", R"({"Name":"x"})");
  CHECK(answer.status == 429);
  CHECK(answer.error() == "ThrottlingException");
  CHECK(server.call("GetBlueprint", R"({"Name":"x"})", "000000000000", "eu-west-1").status == 400);
  CHECK(server.call("ListBlueprints", "{}").status == 200);

  CHECK(send(server, "PATCH", faults, "[{}]").json().size() == 2);
  answer = server.call("ListBlueprints", "{}");
  CHECK(answer.status == 503);
  CHECK(answer.error() == "ServiceUnavailable");
  CHECK(send(server, "DELETE", faults, "[{}]").json() == json::array({rule}));
  CHECK(send(server, "GET", faults).json() == json::array({rule}));
  CHECK(send(server, "DELETE", faults).json().empty());
  CHECK(server.admin("GET", "faults").json().at("rules").empty());
}

TEST_CASE("LocalStack's latency comes before its errors, and leaves other rules alone") {
  Emulated server;
  server.add_faults(R"({"id":"own","fault":{"kind":"empty_page"}})");
  send(server, "POST", faults, "[{}]");
  CHECK(send(server, "POST", effects, R"({"latency":5})").json() == json{{"latency", 5}});
  const auto rules = server.admin("GET", "faults").json().at("rules");
  REQUIRE(rules.size() == 3);
  CHECK(rules[0].at("id") == "own");
  CHECK(rules[1].at("fault") == json{{"kind", "latency"}, {"fixed", "5ms"}});
  CHECK(rules[2].at("fault").at("code") == "ServiceUnavailable");
  CHECK(send(server, "POST", faults, "[]").json().empty());
  CHECK(send(server, "GET", effects).json() == json{{"latency", 5}});
  CHECK(send(server, "POST", effects, R"({"latency":0})").json() == json{{"latency", 0}});
  CHECK(server.admin("GET", "faults").json().at("rules").size() == 1);
}

TEST_CASE("What LocalStack's rules ask of another service, or cannot say, is refused by its name") {
  Emulated server;
  const auto refused = [&server](std::string_view body, std::string_view pointer) {
    const auto answer = send(server, "POST", faults, body);
    CAPTURE(answer.body);
    CHECK(answer.status == 422);
    CHECK(answer.pointer() == pointer);
  };
  refused(R"([{"service":"glue"},{"service":"s3"}])", "#/1/service");
  refused(R"([{"probability":2}])", "#/0/probability");
  refused(R"([{"error":{"statusCode":200}}])", "#/0/error/statusCode");
  refused(R"([{"error":{"status":500}}])", "#/0/error/status");
  refused(R"([{"operations":"GetBlueprint"}])", "#/0/operations");
  refused("{}", "#");
  CHECK(server.admin("GET", "faults").json().at("rules").empty());
}

TEST_CASE("Scripts for LocalStack and moto find health, stages and reset where they know them") {
  Emulated server;
  server.create("orders");
  CHECK(send(server, "GET", "/_localstack/health?reload=1").json().at("services").at("glue") ==
        "running");
  CHECK(send(server, "GET", "/_localstack/info").json().contains("version"));
  CHECK(send(server, "GET", "/_localstack/init").json().at("completed").at("READY") == true);
  CHECK(send(server, "GET", "/_localstack/init/ready").json().at("completed") == true);
  CHECK(send(server, "GET", "/_localstack/init/reddy").detail().find("\"ready\"") !=
        std::string::npos);
  CHECK(send(server, "POST", "/moto-api/reset?account=111122223333").json().at("worlds") == 0);
  CHECK(server.call("GetBlueprint", R"({"Name":"orders"})").status == 200);
  CHECK(send(server, "POST", "/_localstack/state/reset").json().at("all") == true);
  CHECK(server.call("GetBlueprint", R"({"Name":"orders"})").status == 400);
  server.create("orders");
  CHECK(send(server, "POST", "/moto-api/reset").json().at("worlds") == 1);
  CHECK(server.call("GetBlueprint", R"({"Name":"orders"})").status == 400);
  CHECK(send(server, "GET", "/moto-api/data.json").status == 404);
}
