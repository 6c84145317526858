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

TEST_CASE("Keys that AWS keeps to itself are refused, in any case") {
  Emulated server;
  server.create("orders");
  for (const auto* key : {"aws:x", "AWS:x", "aws:"}) {
    CHECK(add(server, {{key, "v"}}).error() == "InvalidInputException");
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

TEST_CASE("An ARN of no resource of ours is a bare InvalidInputException") {
  Emulated server;
  for (const auto* other :
       {"arn:aws:glue:us-east-1:000000000000:job/orders", "arn:aws:glue:us-east-1",
        "arn:aws:glue:us-east-1:000000000000:blueprint/", "arn:aws:glue:"}) {
    CAPTURE(other);
    const auto answer = server.call("GetTags", json{{"ResourceArn", other}}.dump());
    CHECK(answer.status == 400);
    CHECK(answer.body == R"({"__type":"InvalidInputException"})");
  }
  CHECK(server.call("GetTags", R"({"ResourceArn":"orders"})").error() == "ValidationException");
}
