#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

constexpr const char* arn = "arn:aws:glue:us-east-1:000000000000:blueprint/orders";

json tags_of(Emulated& server, const std::string& resource = arn) {
  return server.call("GetTags", json{{"ResourceArn", resource}}.dump()).json().at("Tags");
}

Answer add(Emulated& server, const json& tags) {
  return server.call("TagResource", json{{"ResourceArn", arn}, {"TagsToAdd", tags}}.dump());
}

}  // namespace

TEST_CASE("Tags are added, replaced and removed") {
  Emulated server;
  server.create("orders");
  CHECK(tags_of(server) == json::object());
  CHECK(add(server, {{"team", "data"}, {"stage", "dev"}}).body == "{}");
  CHECK(add(server, {{"stage", "test"}}).body == "{}");
  CHECK(tags_of(server) == json{{"team", "data"}, {"stage", "test"}});
  const json removal{{"ResourceArn", arn}, {"TagsToRemove", {"team", "never-there"}}};
  CHECK(server.call("UntagResource", removal.dump()).body == "{}");
  CHECK(tags_of(server) == json{{"stage", "test"}});
}

TEST_CASE("The tags of a blueprint's creation are its tags") {
  Emulated server;
  server.call("CreateBlueprint",
              R"({"Name":"orders","BlueprintLocation":"s3://b/k","Tags":{"a":"b"}})");
  CHECK(tags_of(server) == json{{"a", "b"}});
}

TEST_CASE("A resource has at most fifty tags") {
  Emulated server;
  server.create("orders");
  json tags;
  for (int i = 0; i < 50; ++i) tags["k" + std::to_string(i)] = "v";
  CHECK(add(server, tags).status == 200);
  CHECK(add(server, {{"k0", "again"}}).status == 200);
  CHECK(add(server, {{"one-more", ""}}).error() == "InvalidInputException");
  CHECK(tags_of(server).size() == 50);
}

TEST_CASE("Keys and values that AWS keeps to itself are refused, in any case") {
  Emulated server;
  server.create("orders");
  for (const auto* key : {"aws:x", "AWS:x", "aws:"}) {
    CHECK(add(server, {{key, "v"}}).error() == "InvalidInputException");
    CHECK(add(server, {{"k", key}}).error() == "InvalidInputException");
  }
  CHECK(add(server, {{"aws", "v"}}).status == 200);
}

TEST_CASE("A blueprint of another region or account is not found, nor one that is not there") {
  Emulated server;
  server.create("orders");
  for (const auto* other : {"arn:aws:glue:eu-west-1:000000000000:blueprint/orders",
                            "arn:aws:glue:us-east-1:111122223333:blueprint/orders",
                            "arn:aws:glue:us-east-1:000000000000:blueprint/invoices"}) {
    CAPTURE(other);
    const auto answer = server.call("GetTags", json{{"ResourceArn", other}}.dump());
    CHECK(answer.error() == "EntityNotFoundException");
  }
}

TEST_CASE("A malformed ARN is a bare InvalidInputException") {
  Emulated server;
  for (const auto* other :
       {"arn:aws:glue:", "arn:aws:glue:us-east-1", "arn:aws:glue:us-east-1:000000000000",
        "arn:aws:glue:us-east-1:000000000000:", "arn:aws:glue:us-east-1:000000000000:blueprint",
        "arn:aws:glue:us-east-1:000000000000:blueprint/", "arn:aws:glue:us-east-1:000000000000:/a",
        "arn:aws:glue::000000000000:blueprint/a", "arn:aws:glue:us-east-1::blueprint/a",
        "arn:aws:glue:us-east-1:1234:blueprint/a", "arn:aws:glue:US East:000000000000:job/a"}) {
    CAPTURE(other);
    const auto answer = server.call("GetTags", json{{"ResourceArn", other}}.dump());
    CHECK(answer.status == 400);
    CHECK(answer.body == R"({"__type":"InvalidInputException"})");
  }
  CHECK(server.call("GetTags", R"({"ResourceArn":"orders"})").error() == "ValidationException");
}

TEST_CASE("A well-formed ARN of what is not there is not found, whatever it is of") {
  Emulated server;
  server.create("orders");
  const std::string here = "arn:aws:glue:us-east-1:000000000000:";
  for (const auto* other :
       {"job/orders", "catalog", "table/a/b", "userDefinedFunction/a/b", "dataQualityRuleset/x",
        "workflow/orders", "blueprint/a/b", "of-nobody/x"}) {
    CAPTURE(other);
    for (const auto* operation : {"GetTags", "TagResource", "UntagResource"}) {
      const json input{
          {"ResourceArn", here + other}, {"TagsToAdd", {{"a", "b"}}}, {"TagsToRemove", {"a"}}};
      CHECK(server.call(operation, input.dump()).error() == "EntityNotFoundException");
    }
  }
}

TEST_CASE("The partition of an ARN is that of its region") {
  Emulated server;
  const std::vector<std::pair<std::string, std::string>> places{{"aws", "eu-west-1"},
                                                                {"aws", "test-1"},
                                                                {"aws-cn", "cn-north-1"},
                                                                {"aws-us-gov", "us-gov-west-1"},
                                                                {"aws-iso", "us-iso-east-1"},
                                                                {"aws-iso-b", "us-isob-east-1"},
                                                                {"aws-iso-e", "eu-isoe-west-1"},
                                                                {"aws-iso-f", "us-isof-south-1"}};
  for (const auto& row : places) {
    const auto& partition = row.first;
    const auto& region = row.second;
    CAPTURE(region);
    server.call("CreateBlueprint", R"({"Name":"orders","BlueprintLocation":"s3://b/k"})",
                "000000000000", region);
    const auto get_tags = [&, place = region](const std::string& of) {
      const json input{
          {"ResourceArn", "arn:" + of + ":glue:" + place + ":000000000000:blueprint/orders"}};
      return server.call("GetTags", input.dump(), "000000000000", place);
    };
    CHECK(get_tags(partition).status == 200);
    const auto* other = partition == "aws" ? "aws-cn" : "aws";
    CHECK(get_tags(other).error() == "EntityNotFoundException");
  }
}

TEST_CASE("What an answer says of a place bears its partition") {
  Emulated server;
  const auto copy_in = [&server](std::string_view region) {
    server.call("CreateBlueprint", R"({"Name":"a","BlueprintLocation":"s3://b/k"})", "000000000000",
                region);
    return server
        .call("GetBlueprint", R"({"Name":"a","IncludeBlueprint":true})", "000000000000", region)
        .body;
  };
  CHECK(copy_in("cn-north-1").find(".s3.cn-north-1.amazonaws.com.cn/") != std::string::npos);
  CHECK(copy_in("eusc-de-east-1").find(".s3.eusc-de-east-1.amazonaws.eu/") != std::string::npos);
  server.add_faults(R"({"fault":{"kind":"error","code":"AccessDeniedException"}})");
  const auto denied =
      server.call("GetBlueprint", R"({"Name":"a"})", "000000000000", "us-gov-west-1").message();
  CHECK(denied.find("User: arn:aws-us-gov:iam::") == 0);
  CHECK(denied.find("arn:aws-us-gov:glue:us-gov-west-1:") != std::string::npos);
}

TEST_CASE("A workflow that a run made says its blueprint in a tag, and takes others") {
  Emulated server;
  server.create("orders");
  server.start("orders", R"({"WorkflowName":"nightly"})");
  const std::string workflow = "arn:aws:glue:us-east-1:000000000000:workflow/nightly";
  const auto early = server.call("GetTags", json{{"ResourceArn", workflow}}.dump());
  CHECK(early.message() == "Entity not found");
  server.advance(Duration{10'000});
  CHECK(tags_of(server, workflow) == json{{"BlueprintName", "orders"}});
  const auto before = server.call("GetWorkflow", R"({"Name":"nightly"})").body;
  const json addition{{"ResourceArn", workflow}, {"TagsToAdd", {{"team", "data"}}}};
  CHECK(server.call("TagResource", addition.dump()).body == "{}");
  CHECK(tags_of(server, workflow) == json{{"BlueprintName", "orders"}, {"team", "data"}});
  const json removal{{"ResourceArn", workflow}, {"TagsToRemove", {"BlueprintName", "team"}}};
  CHECK(server.call("UntagResource", removal.dump()).body == "{}");
  CHECK(tags_of(server, workflow) == json::object());
  CHECK(server.call("GetWorkflow", R"({"Name":"nightly"})").body == before);
}
