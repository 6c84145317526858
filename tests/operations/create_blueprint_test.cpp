#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;

namespace {

constexpr std::string_view all_orders =
    R"({"Name":"orders","BlueprintLocation":"s3://bucket/orders.zip","Description":"All orders"})";

}  // namespace

TEST_CASE("CreateBlueprint answers with the name, and the blueprint is there") {
  Emulated server;
  CHECK(server.call("CreateBlueprint", all_orders).body == R"({"Name":"orders"})");
  CHECK(server.call("GetBlueprint", R"({"Name":"orders"})").body ==
        R"({"Blueprint":{"BlueprintLocation":"s3://bucket/orders.zip",)"
        R"("CreatedOn":1.708699485E9,"Description":"All orders","LastModifiedOn":1.708699485E9,)"
        R"("Name":"orders","Status":"ACTIVE"}})");
}

TEST_CASE("CreateBlueprint refuses a name that is taken in the same world only") {
  Emulated server;
  server.call("CreateBlueprint", all_orders);
  const auto again = server.call("CreateBlueprint", all_orders);
  CHECK(again.status == 400);
  CHECK(again.error() == "AlreadyExistsException");
  CHECK(server.call("CreateBlueprint", all_orders, "111111111111").status == 200);
  CHECK(server.call("CreateBlueprint", all_orders, "000000000000", "eu-west-1").status == 200);
}

TEST_CASE("CreateBlueprint checks all it is given at once") {
  Emulated server;
  const auto answer =
      server.call("CreateBlueprint", R"({"Name":"bad name","BlueprintLocation":"s3://b//k"})");
  CHECK(answer.message() ==
        "2 validation errors detected: Value 'bad name' at 'name' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+; Value 's3://b//k' "
        "at 'blueprintLocation' failed to satisfy constraint: Member must satisfy regular "
        "expression pattern: ^s3://([^/]+)/([^/]+/)*([^/]+)$");
}

TEST_CASE("CreateBlueprint keeps tags, but none that AWS reserves") {
  Emulated server;
  const auto tagged = [](std::string_view key) {
    return nlohmann::json{
        {"Name", "orders"}, {"BlueprintLocation", "s3://b/k"}, {"Tags", {{std::string{key}, "v"}}}}
        .dump();
  };
  CHECK(server.call("CreateBlueprint", tagged("aws:team")).error() == "InvalidInputException");
  CHECK(server.call("CreateBlueprint", tagged("team")).status == 200);
  auto& blueprints = server.service().store().blueprints;
  const Scope scope{"000000000000", "us-east-1"};
  CHECK(blueprints.tags(scope, *blueprints.id_of(scope, "orders")) == Tags{{"team", "v"}});
}

TEST_CASE("A write that is refused makes no world") {
  Emulated server;
  server.call("CreateBlueprint",
              R"({"Name":"x","BlueprintLocation":"s3://b/k","Tags":{"aws:":""}})");
  server.call("StartBlueprintRun", R"({"BlueprintName":"x","RoleArn":"arn:aws:iam::1:role/Glue"})");
  server.call("GetBlueprint", R"({"Name":"x"})");
  CHECK(server.service().store().worlds.count() == 0);
}

TEST_CASE("Beyond the limit of worlds a write is refused, and worlds that stand go on") {
  Options options;
  options.limits.worlds_max = 1;
  Emulated server{options};
  CHECK(server.call("CreateBlueprint", all_orders).status == 200);
  const auto answer = server.call("CreateBlueprint", all_orders, "111111111111");
  CHECK(answer.error() == "ResourceNumberLimitExceededException");
  CHECK(answer.message().find("--worlds-max") != std::string::npos);
  CHECK(server.call("GetBlueprint", R"({"Name":"orders"})").status == 200);
}
