#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;

TEST_CASE("The clock can be read, set, frozen, scaled and moved") {
  Emulated server;
  CHECK(server.admin("GET", "clock").body == R"({"now":"2024-02-23T14:44:45.000Z","rate":0})");
  CHECK(server.admin("PUT", "clock", R"({"now":"2026-01-01T00:00:00Z"})").body ==
        R"({"now":"2026-01-01T00:00:00.000Z","rate":0})");
  CHECK(server.admin("POST", "clock/advance", R"({"by":"90m"})").body ==
        R"({"now":"2026-01-01T01:30:00.000Z","rate":0})");
  CHECK(server.admin("POST", "clock/advance", R"({"by":"-30m"})").body ==
        R"({"now":"2026-01-01T01:00:00.000Z","rate":0})");
  CHECK(server.admin("PUT", "clock", R"({"now":1708699485.5})").json().at("now") ==
        "2024-02-23T14:44:45.500Z");
  CHECK(server.admin("PUT", "clock", R"({"rate":0.5})").json().at("rate") == 0.5);
  CHECK(server.admin("PUT", "clock", R"({"rate":1})")
            .json()
            .at("now")
            .get<std::string>()
            .find("2024-02-23T14:44:4") == 0);
  CHECK(server.clock().setting().now.has_value());
  server.admin("PUT", "clock", R"({"now":"real"})");
  CHECK(server.clock().setting() == ClockSetting{});
  server.admin("PUT", "clock", R"({"now":"real","rate":0})");
  CHECK(server.clock().setting().rate == 0);
  CHECK(server.clock().now() > Emulated::noon + 24h);
}

TEST_CASE("Each account has a clock of its own") {
  Emulated server;
  server.admin("PUT", "clock?account=111122223333", R"({"now":"2030-01-01T00:00:00Z"})");
  CHECK(server.clock().now() == Emulated::noon);
  CHECK(server.admin("GET", "clock?account=111122223333")
            .json()
            .at("now")
            .get<std::string>()
            .find("2030-01-01T00:00:0") == 0);
}

TEST_CASE("A clock is moved by durations of every form") {
  Emulated server;
  server.admin("PUT", "clock", R"({"now":"2030-01-01T00:00:00Z","rate":0})");
  for (const auto* by : {"1m30s", "1h30m0s", "1.5s", "PT90S", "2d", "-1h30m", "-PT1.5S"}) {
    CHECK(server.admin("POST", "clock/advance", std::string{R"({"by":")"} + by + "\"}").status ==
          200);
  }
  CHECK(server.admin("GET", "clock").json().at("now") == "2030-01-03T00:03:00.000Z");
}

TEST_CASE("A clock is not set to what it cannot show") {
  Emulated server;
  const auto pointer_of = [&server](const char* body) {
    const auto answer = server.admin("PUT", "clock", body);
    CHECK(answer.status == 422);
    return answer.pointer();
  };
  CHECK(pointer_of(R"({"now":"yesterday"})") == "#/now");
  CHECK(pointer_of(R"({"now":"-2h"})") == "#/now");
  CHECK(pointer_of(R"({"now":-1})") == "#/now");
  CHECK(pointer_of(R"({"now":null})") == "#/now");
  CHECK(pointer_of(R"({"rate":-1})") == "#/rate");
  CHECK(pointer_of(R"({"rate":1000001})") == "#/rate");
  CHECK(pointer_of(R"({"rate":"fast"})") == "#/rate");
  CHECK(pointer_of("{}") == "#");
  for (const auto* body : {R"({"by":"soon"})", R"({"by":30})", R"({"by":"80000000h"})", "{}",
                           R"({"by":"-500000h"})"}) {
    CAPTURE(body);
    const auto answer = server.admin("POST", "clock/advance", body);
    CHECK(answer.status == 422);
  }
}

TEST_CASE("What AWS shows follows the clock") {
  Options options;
  options.date = DateSource::emulated;
  Emulated server{options};
  server.create("orders");
  const auto run_id = server.start("orders");
  server.admin("POST", "clock/advance", R"({"by":"1h"})");
  const nlohmann::json input{{"BlueprintName", "orders"}, {"RunId", run_id}};
  const auto answer = server.call("GetBlueprintRun", input.dump());
  CHECK(answer.json().at("BlueprintRun").at("State") == "SUCCEEDED");
  CHECK(answer.fields.find("Date: Fri, 23 Feb 2024 15:44:45 GMT\r\n") != std::string::npos);
}

TEST_CASE("A clock that is set back tells of the runs that it stands before, in each region") {
  Emulated server;
  const auto warnings = [&](const char* now) {
    const auto body = std::string{R"({"now":")"} + now + R"("})";
    return server.admin("PUT", "clock", body).json().value("warnings", nlohmann::json{});
  };
  CHECK(server
            .admin("PUT", "fixtures?region=eu-west-1",
                   R"({"BlueprintRuns":[
                        {"BlueprintName":"a","RunId":"br_past","State":"SUCCEEDED",
                         "StartedOn":"2020-01-01T00:00:00Z"},
                        {"BlueprintName":"a","RunId":"br_late","State":"SUCCEEDED",
                         "StartedOn":"2024-01-01T00:00:00Z"}]})")
            .status == 200);
  server.admin("PUT", "fixtures?account=111122223333",
               R"({"BlueprintRuns":[{"BlueprintName":"b","State":"RUNNING",
                                     "StartedOn":"2024-01-01T00:00:00Z"}]})");
  CHECK(warnings("2024-01-01T00:00:00Z").is_null());
  const auto told = warnings("2023-12-31T00:00:00Z");
  REQUIRE(told.size() == 1);
  CHECK(told.at(0).get<std::string>().starts_with(
      "the clock stands before runs of eu-west-1, such as \"br_late\", which starts at "
      "2024-01-01T00:00:00.000Z: "));
  CHECK(warnings("2024-02-01T00:00:00Z").is_null());
  CHECK(server.admin("POST", "clock/advance", R"({"by":"-40d"})").json().contains("warnings"));
  CHECK_FALSE(server.admin("GET", "clock").json().contains("warnings"));
}

TEST_CASE("Fixtures with times in the clock's future are loaded, and told") {
  Emulated server;
  const auto warnings = [&](const std::string& fixture) {
    return server.admin("PUT", "fixtures", fixture).json().value("warnings", nlohmann::json{});
  };
  const std::string later = R"("2024-02-23T15:00:00Z")";
  const std::string blueprint = R"({"Blueprints":[{"Name":"a","CreatedOn":)" + later + "}]}";
  const std::string runs =
      R"({"Blueprints":[{"Name":"a"}],"BlueprintRuns":[
      {"BlueprintName":"a","State":"SUCCEEDED","StartedOn":"2024-02-23T14:00:00Z","CompletedOn":)" +
      later + R"(},{"BlueprintName":"a","RunId":"br_1","State":"RUNNING","StartedOn":)" + later +
      "}]}";
  const std::string workflow = R"({"Workflow":{"Name":"w","CreatedOn":)" + later + "}}";
  const std::string clock = "body: warning: the clock stands at 2024-02-23T14:44:45.000Z, before ";
  const auto begins = [](const nlohmann::json& told, const std::string& text) {
    return told.size() == 1 && told.at(0).get<std::string>().starts_with(text);
  };
  const std::string at = " 2024-02-23T15:00:00.000Z): ";
  CHECK(begins(warnings(blueprint),
               clock + R"(1 of its rows (the first is the blueprint "a" with CreatedOn)" + at));
  CHECK(begins(warnings(runs),
               clock + R"(2 of its rows (the first is the run "of a" with CompletedOn)" + at));
  CHECK(begins(warnings(workflow),
               clock + R"(1 of its rows (the first is the workflow "w" with CreatedOn)" + at));
  const std::string run =
      R"({"Run":{"Name":"w","WorkflowRunId":"wr_1","Status":"COMPLETED","StartedOn":)" + later +
      "}}";
  CHECK(begins(warnings(run),
               clock + R"(1 of its rows (the first is the run "wr_1" with StartedOn)" + at));
  CHECK(warnings(R"({"Blueprints":[{"Name":"b","CreatedOn":"-1h"}]})").is_null());
}
