#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr const char* orders = R"({"Name":"orders","IncludeParameterSpec":true})";
constexpr const char* update =
    R"({"Name":"orders","BlueprintLocation":"s3://bucket/second.zip","Description":"second"})";

Options with_timeline(std::string name) {
  Options options;
  options.blueprint_timeline = std::move(name);
  return options;
}

json get(Emulated& server) {
  return server.call("GetBlueprint", orders).json().at("Blueprint");
}

Answer start(Emulated& server) {
  return server.call("StartBlueprintRun",
                     R"({"BlueprintName":"orders","RoleArn":"arn:aws:iam::1:role/Glue"})");
}

}  // namespace

TEST_CASE("A registration takes the time that its timeline says") {
  Emulated server{with_timeline("registers")};
  server.create("orders");
  CHECK(get(server).at("Status") == "CREATING");
  CHECK(start(server).error() == "IllegalBlueprintStateException");
  CHECK(server.call("UpdateBlueprint", update).error() == "IllegalBlueprintStateException");
  server.advance(1s);
  CHECK(get(server).at("Status") == "ACTIVE");
  CHECK(start(server).status == 200);
}

TEST_CASE("A registration that fails says why, and has nothing to run") {
  Emulated server{with_timeline("registration-fails")};
  server.create("orders");
  CHECK_FALSE(get(server).contains("ErrorMessage"));
  server.advance(1s);
  const auto failed = get(server);
  CHECK(failed.at("Status") == "FAILED");
  CHECK(failed.at("ErrorMessage") == "Unable to access object at location");
  CHECK_FALSE(failed.contains("LastActiveDefinition"));
  CHECK(start(server).error() == "IllegalBlueprintStateException");
}

TEST_CASE("An update replaces location and description") {
  Emulated server;
  server.create("orders");
  server.advance(5s);
  CHECK(server.call("UpdateBlueprint", update).body == R"({"Name":"orders"})");
  const auto updated = get(server);
  CHECK(updated.at("BlueprintLocation") == "s3://bucket/second.zip");
  CHECK(updated.at("Description") == "second");
  CHECK(updated.at("CreatedOn") == 1708699485.0);
  CHECK(updated.at("LastModifiedOn") == 1708699490.0);
  CHECK_FALSE(updated.contains("LastActiveDefinition"));
  server.call("UpdateBlueprint", R"({"Name":"orders","BlueprintLocation":"s3://b/k"})");
  CHECK_FALSE(get(server).contains("Description"));
}

TEST_CASE("An update under way is seen, and no other one begins meanwhile") {
  Emulated server{with_timeline("registers")};
  server.create("orders");
  server.advance(1s);
  server.call("UpdateBlueprint", update);
  CHECK(get(server).at("Status") == "UPDATING");
  CHECK(get(server).at("LastActiveDefinition").at("BlueprintLocation") ==
        "s3://bucket/blueprint.zip");
  CHECK(server.call("UpdateBlueprint", update).error() == "ConcurrentModificationException");
  CHECK(start(server).status == 200);
  server.advance(1s);
  CHECK(get(server).at("Status") == "ACTIVE");
  CHECK_FALSE(get(server).contains("LastActiveDefinition"));
}

TEST_CASE("After a failed update the last active definition stays, and runs use it") {
  Emulated server{with_timeline("update-fails")};
  server.create("orders");
  CHECK(get(server).at("Status") == "ACTIVE");
  server.call("UpdateBlueprint", update);
  server.advance(1s);
  const auto failed = get(server);
  CHECK(failed.at("Status") == "FAILED");
  CHECK(failed.at("BlueprintLocation") == "s3://bucket/second.zip");
  CHECK(failed.at("LastActiveDefinition").at("BlueprintLocation") == "s3://bucket/blueprint.zip");
  CHECK(start(server).status == 200);
  server.call("UpdateBlueprint", update);
  server.advance(1s);
  CHECK(get(server).at("LastActiveDefinition").at("BlueprintLocation") ==
        "s3://bucket/blueprint.zip");
}

TEST_CASE("A run is checked against the definition that it uses") {
  Emulated server;
  Blueprint blueprint;
  blueprint.name = "orders";
  blueprint.phases = "FAILED";
  blueprint.parameter_spec = R"({"New":{"type":"String"}})";
  blueprint.last_active_definition = R"({"ParameterSpec":"{\"Old\":{\"type\":\"String\"}}"})";
  server.service().store().blueprints.insert({"000000000000", "us-east-1"}, blueprint, {});
  const auto start_with = [&server](const char* parameters) {
    const json input{{"BlueprintName", "orders"},
                     {"Parameters", parameters},
                     {"RoleArn", "arn:aws:iam::1:role/Glue"}};
    return server.call("StartBlueprintRun", input.dump()).status;
  };
  CHECK(start_with(R"({"Old":"x"})") == 200);
  CHECK(start_with(R"({"New":"x"})") == 400);
}

TEST_CASE("A tag chooses the timeline of a registration") {
  Emulated server;
  server.call("CreateBlueprint", R"({"Name":"orders","BlueprintLocation":"s3://b/k",
      "Tags":{"glueprint:blueprint-timeline":"active-on-second-read"}})");
  CHECK(get(server).at("Status") == "CREATING");
  CHECK(get(server).at("Status") == "ACTIVE");
  const auto wrong = server.call("CreateBlueprint", R"({"Name":"other","BlueprintLocation":
      "s3://b/k","Tags":{"glueprint:blueprint-timeline":"registered"}})");
  CHECK(wrong.error() == "InvalidInputException");
  CHECK(wrong.message().find("did you mean \"registers\"?") != std::string::npos);
}

TEST_CASE("Quotas of a world are kept") {
  Options options;
  options.max_blueprints = 1;
  options.max_running = 1;
  Emulated server{options};
  server.create("orders");
  const auto second =
      server.call("CreateBlueprint", R"({"Name":"two","BlueprintLocation":"s3://b/k"})");
  CHECK(second.error() == "ResourceNumberLimitExceededException");
  CHECK(start(server).status == 200);
  CHECK(start(server).error() == "ResourceNumberLimitExceededException");
  server.advance(1s);
  CHECK(start(server).status == 200);
}

TEST_CASE("DeleteBlueprint takes runs along and asks nothing") {
  Emulated server;
  server.create("orders");
  const auto run_id = server.start("orders");
  CHECK(server.call("DeleteBlueprint", R"({"Name":"orders"})").body == R"({"Name":"orders"})");
  CHECK(server.call("DeleteBlueprint", R"({"Name":"orders"})").status == 200);
  CHECK(server.call("GetBlueprint", orders).error() == "EntityNotFoundException");
  server.create("orders");
  const json input{{"BlueprintName", "orders"}, {"RunId", run_id}};
  CHECK(server.call("GetBlueprintRun", input.dump()).error() == "EntityNotFoundException");
}

TEST_CASE("UpdateBlueprint of nothing is not found") {
  Emulated server;
  CHECK(server.call("UpdateBlueprint", update).error() == "EntityNotFoundException");
}
