#include <doctest/doctest.h>

#include "server/seeding/read_fixtures.hpp"
#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr const char* other = "111122223333";

std::vector<Fixture> seed() {
  return read_fixture_text("seed", R"({"Blueprint":{"Name":"seeded"}})", {}).fixtures;
}

json blueprints(Emulated& server, const std::string& account = "000000000000") {
  return server.call("ListBlueprints", "{}", account).json().at("Blueprints");
}

Options frozen() {
  Options options;
  options.clock = Emulated::noon;
  options.clock_rate = 0;
  return options;
}

}  // namespace

TEST_CASE("A reset leads back to the state after start-up") {
  Emulated server{frozen(), seed()};
  server.create("made");
  const auto first = server.start("made");
  server.call("CreateBlueprint", R"({"Name":"made","BlueprintLocation":"s3://b/k"})", other);
  server.admin("PUT", "timelines/slow", R"({"phases":[{"state":"SUCCEEDED"}]})");
  server.admin("POST", "timeline-rules", R"({"timeline":"slow"})");
  server.advance(1h);
  CHECK(server.admin("POST", "reset?all=true").status == 200);
  CHECK(blueprints(server) == json{"seeded"});
  CHECK(blueprints(server, other) == json{"seeded"});
  CHECK(server.clock().now() == Emulated::noon);
  CHECK(server.admin("GET", "timelines/slow").status == 404);
  CHECK(server.admin("GET", "timeline-rules").json().at("rules").empty());
  server.create("made");
  CHECK(server.start("made") == first);
}

TEST_CASE("A reset of one account is noticed by no other") {
  Emulated server{frozen(), seed()};
  server.create("made");
  server.call("CreateBlueprint", R"({"Name":"made","BlueprintLocation":"s3://b/k"})", other);
  CHECK(server.admin("POST", "reset?account=111122223333").status == 200);
  CHECK(blueprints(server) == json{"made", "seeded"});
  CHECK(blueprints(server, other) == json{"seeded"});
}

TEST_CASE("A reset of one region leaves the account's clock and other regions alone") {
  Emulated server{frozen(), seed()};
  server.create("made");
  server.call("CreateBlueprint", R"({"Name":"made","BlueprintLocation":"s3://b/k"})",
              "000000000000", "eu-west-1");
  server.advance(1h);
  server.admin("POST", "reset?account=000000000000&region=eu-west-1");
  CHECK(blueprints(server) == json{"made", "seeded"});
  CHECK(server.clock().now() == Emulated::noon + 1h);
  CHECK(server.call("ListBlueprints", "{}", "000000000000", "eu-west-1").json().at("Blueprints") ==
        json{"seeded"});
}

TEST_CASE("A reset without fixtures leaves worlds empty, new ones too, until the next reset") {
  Emulated server{frozen(), seed()};
  server.admin("POST", "reset?fixtures=false&all=true");
  CHECK(blueprints(server).empty());
  CHECK(blueprints(server, other).empty());
  server.admin("POST", "reset?all=true");
  CHECK(blueprints(server) == json{"seeded"});
  server.admin("POST", "reset?fixtures=false&account=111122223333");
  CHECK(blueprints(server) == json{"seeded"});
  CHECK(blueprints(server, other).empty());
}

TEST_CASE("Fixtures are merged, or take the place of all") {
  Emulated server{{}, seed()};
  const auto loaded = server.admin("PUT", "fixtures", R"({"Blueprints":[{"Name":"a"}],
      "BlueprintRuns":[{"BlueprintName":"a","State":"RUNNING","Timeline":"never-ends"}]})");
  CHECK(loaded.body == R"({"account":"000000000000","blueprints":1,"region":"us-east-1",)"
                       R"("runs":1,"workflows":0})");
  CHECK(blueprints(server) == json{"a", "seeded"});
  server.admin("PUT", "fixtures?replace=true", R"({"Blueprint":{"Name":"only"}})");
  CHECK(blueprints(server) == json{"only"});
  CHECK(blueprints(server, other) == json{"seeded"});
}

TEST_CASE("A fixture goes where it says, or where the query says, but not both ways") {
  Emulated server;
  const auto* named = R"({"account":"111122223333","Blueprint":{"Name":"a"}})";
  CHECK(server.admin("PUT", "fixtures", named).json().at("account") == other);
  CHECK(server.admin("PUT", "fixtures?account=111122223333", named).status == 200);
  CHECK(server.admin("PUT", "fixtures?account=222233334444", named).status == 409);
  CHECK(server.admin("PUT", "fixtures?region=eu-west-1", R"({"region":"us-west-2"})").status ==
        409);
  CHECK(blueprints(server).empty());
  CHECK(blueprints(server, other) == json{"a"});
}

TEST_CASE("A fixture with a mistake changes nothing and names every member at fault") {
  Emulated server;
  const auto answer = server.admin("PUT", "fixtures?replace=true",
                                   R"({"Blueprints":[{"Name":"a"},{"Nam":"b"}],
      "BlueprintRuns":[{"BlueprintName":"a","State":"RUNNING","Timeline":"never"}]})");
  CHECK(answer.status == 422);
  const auto errors = answer.json().at("errors");
  REQUIRE(errors.size() == 3);
  CHECK(errors[0].at("pointer") == "#/Blueprints/1/Nam");
  CHECK(errors[2].at("pointer") == "#/BlueprintRuns/0/Timeline");
  CHECK(blueprints(server).empty());
}

TEST_CASE("Fixtures may name the account's own timelines") {
  Emulated server;
  server.admin("PUT", "timelines/slow",
               R"({"phases":[{"state":"RUNNING","lasts":"1h"},{"state":"SUCCEEDED"}]})");
  const auto* run = R"({"BlueprintRun":{"BlueprintName":"a","RunId":"r","State":"RUNNING",
      "Timeline":"slow"}})";
  CHECK(server.admin("PUT", "fixtures", run).status == 200);
  CHECK(server.admin("PUT", "fixtures?account=111122223333", run).status == 422);
  server.advance(1h);
  CHECK(server.call("GetBlueprintRun", R"({"BlueprintName":"a","RunId":"r"})")
            .json()
            .at("BlueprintRun")
            .at("State") == "SUCCEEDED");
}

TEST_CASE("An export that is loaded again is the same world, and goes on the same way") {
  Emulated server;
  server.call("CreateBlueprint", R"({"Name":"orders","BlueprintLocation":"s3://b/k",
      "Description":"d","Tags":{"k":"v"}})");
  server.account().timeline_rules.add({.id = "r",
                                       .subject = "orders",
                                       .parameters = {{"WorkflowName", "f*"}},
                                       .timeline = "fails-and-rolls-back"});
  server.start("orders", R"({"WorkflowName":"one"})");
  server.start("orders", R"({"WorkflowName":"one"})");
  server.start("orders", R"({"WorkflowName":"gone"})");
  server.start("orders", R"({"WorkflowName":"f1"})");
  server.advance(1500ms);
  server.call("DeleteWorkflow", R"({"Name":"gone"})");
  server.start("orders", R"({"WorkflowName":"later"})");
  server.start("orders", R"({"WorkflowName":"later"})");
  server.call("CreateBlueprint", R"({"Name":"new","BlueprintLocation":"s3://b/k",
      "Tags":{"glueprint:blueprint-timeline":"registers"}})");
  server.advance(500ms);

  const auto exported = server.admin("GET", "export").body;
  CHECK(server.admin("PUT", "fixtures?replace=true", exported).status == 200);
  CHECK(server.admin("GET", "export").body == exported);
  CHECK(server.admin("PUT", "fixtures", exported).status == 200);
  CHECK(server.admin("GET", "export").body == exported);

  Emulated second;
  second.advance(2s);
  second.admin("PUT", "fixtures", exported);
  for (int step = 0; step < 8; ++step) {
    CHECK(second.admin("GET", "export").body == server.admin("GET", "export").body);
    server.advance(500ms);
    second.advance(500ms);
  }
}

TEST_CASE("A snapshot keeps a world, and its clock, until it is wanted back") {
  Emulated server;
  server.create("orders");
  const auto run_id = server.start("orders");
  CHECK(server.admin("PUT", "snapshots/before").status == 201);
  const auto before = server.admin("GET", "export").body;
  server.advance(1h);
  server.create("more");
  server.call("DeleteBlueprint", R"({"Name":"orders"})");
  CHECK(server.admin("POST", "snapshots/before").status == 200);
  CHECK(server.admin("GET", "export").body == before);
  CHECK(server.clock().now() == Emulated::noon);
  CHECK(server.admin("PUT", "snapshots/before").status == 200);
  CHECK(server.admin("GET", "snapshots").json() ==
        json::parse(R"({"snapshots":[{"name":"before","saved_on":"2024-02-23T14:44:45.000Z"}]})"));
  CHECK(server.admin("GET", "snapshots?account=111122223333").json().at("snapshots").empty());
  CHECK(server.admin("POST", "snapshots/befor").detail().find("did you mean \"before\"?") !=
        std::string::npos);
  CHECK(server.admin("DELETE", "snapshots/before").status == 204);
  CHECK(server.admin("POST", "snapshots/before").status == 404);
  CHECK(server.admin("PUT", "snapshots/a%20b").status == 400);
}

TEST_CASE("A body that is no JSON is told with its line and column") {
  Emulated server;
  const auto answer = server.admin("PUT", "fixtures", "{\"Blueprint\": {\"Name\": \"a\"}}\n{}");
  CHECK(answer.status == 400);
  CHECK(answer.json().at("detail").get<std::string>().starts_with(
      "The body is not JSON: column 1: "));
  CHECK(answer.json().at("detail").get<std::string>().ends_with(" (in line 2)."));
}
