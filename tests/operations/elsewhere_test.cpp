#include <string>

#include <doctest/doctest.h>

#include "core/limits.hpp"
#include "tests/emulated.hpp"

using namespace glueprint;

namespace {

const std::string here = "111122223333";
const std::string there = "222233334444";

// What the journal says of the newest request of `here`; empty when it says nothing.
std::string hint_of_newest(Emulated& server) {
  const auto entries = server.admin("GET", "journal?limit=1&account=" + here).json().at("entries");
  return entries[0].value("hint", std::string{});
}

void create_in(Emulated& server, const std::string& account, std::string_view region) {
  server.call("CreateBlueprint", R"({"Name":"orders","BlueprintLocation":"s3://b/k"})", account,
              region);
}

std::string start_in(Emulated& server, const std::string& account, std::string_view region) {
  return server
      .call("StartBlueprintRun",
            R"({"BlueprintName":"orders","RoleArn":"arn:aws:iam::111122223333:role/Glue",)"
            R"("Parameters":"{\"WorkflowName\":\"nightly\"}"})",
            account, region)
      .json()
      .at("RunId");
}

}  // namespace

TEST_CASE("What is in another region is AWS's not found on the wire, and a hint in the journal") {
  Emulated server;
  create_in(server, here, "eu-west-1");
  const auto run = start_in(server, here, "eu-west-1");
  server.service().account(here).clock.advance(std::chrono::minutes{1});
  const auto arn = "arn:aws:glue:us-east-1:" + here + ":blueprint/orders";
  const std::vector<std::pair<std::string, nlohmann::json>> calls{
      {"GetBlueprint", {{"Name", "orders"}}},
      {"GetBlueprintRuns", {{"BlueprintName", "orders"}}},
      {"GetBlueprintRun", {{"BlueprintName", "orders"}, {"RunId", run}}},
      {"StartBlueprintRun",
       {{"BlueprintName", "orders"}, {"RoleArn", "arn:aws:iam::111122223333:role/Glue"}}},
      {"UpdateBlueprint", {{"Name", "orders"}, {"BlueprintLocation", "s3://b/k"}}},
      {"DeleteBlueprint", {{"Name", "orders"}}},
      {"BatchGetBlueprints", {{"Names", {"orders"}}}},
      {"GetTags", {{"ResourceArn", arn}}}};
  for (const auto& row : calls) {
    const auto& operation = row.first;
    const auto& input = row.second;
    CAPTURE(operation);
    const auto answer = server.call(operation, input.dump(), here);
    CHECK(answer.fields.find("x-glueprint") == std::string::npos);
    CHECK(hint_of_newest(server).find("but in account " + here + ", region eu-west-1") !=
          std::string::npos);
  }
}

TEST_CASE("A workflow in another account is told too, once it is there") {
  Emulated server;
  create_in(server, there, "us-east-1");
  start_in(server, there, "us-east-1");
  server.call("GetWorkflow", R"({"Name":"nightly"})", here);
  CHECK(hint_of_newest(server).empty());
  server.clock().advance(std::chrono::minutes{1});
  for (const std::string operation : {"GetWorkflow", "DeleteWorkflow"}) {
    server.call(operation, R"({"Name":"nightly"})", here);
    CHECK(hint_of_newest(server) ==
          "Workflow \"nightly\" is not in account 111122223333, region us-east-1, but in account "
          "222233334444, region us-east-1: check the region and the access key of the client");
  }
}

TEST_CASE("A run that is asked for under another blueprint's name is told") {
  Emulated server;
  create_in(server, here, "us-east-1");
  const auto run = start_in(server, here, "us-east-1");
  const nlohmann::json input{{"BlueprintName", "sales"}, {"RunId", run}};
  CHECK(server.call("GetBlueprintRun", input.dump(), here).error() == "EntityNotFoundException");
  CHECK(hint_of_newest(server).ends_with("is one of blueprint \"orders\""));
}

TEST_CASE("What is nowhere, and what is found, needs no hint") {
  Emulated server;
  create_in(server, here, "eu-west-1");
  for (const auto* region : {"us-east-1", "eu-west-1"}) {
    server.call("GetBlueprint", R"({"Name":"sales"})", here, region);
    CHECK(hint_of_newest(server).empty());
  }
  server.call("GetBlueprint", R"({"Name":"orders"})", here, "eu-west-1");
  CHECK(hint_of_newest(server).empty());
}

TEST_CASE("Only so many worlds are looked at, those of the account first") {
  Emulated server;
  for (std::size_t i = 0; i < 2 * worlds_looked_at_max; ++i) {
    server.service().store().worlds.insert({std::to_string(100000000000 + i), "us-east-1"});
  }
  const auto beyond = std::to_string(100000000000 + 2 * worlds_looked_at_max - 1);
  Blueprint blueprint;
  blueprint.name = "orders";
  server.service().store().blueprints.insert({beyond, "us-east-1"}, blueprint, {});
  server.call("GetBlueprint", R"({"Name":"orders"})", here);
  CHECK(hint_of_newest(server).empty());
  create_in(server, here, "eu-west-1");
  server.call("GetBlueprint", R"({"Name":"orders"})", here);
  CHECK_FALSE(hint_of_newest(server).empty());
}
