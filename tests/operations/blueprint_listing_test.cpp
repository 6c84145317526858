#include <algorithm>

#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

void create_many(Emulated& server, int count) {
  for (int i = 0; i < count; ++i) server.create("b" + two_digits(i));
}

}  // namespace

TEST_CASE("ListBlueprints gives names in order, 25 a page, and no token at the end") {
  Emulated server;
  create_many(server, 51);
  std::vector<std::string> names;
  json input = json::object();
  for (const std::size_t size : {25U, 25U, 1U}) {
    const auto page = server.call("ListBlueprints", input.dump()).json();
    REQUIRE(page.at("Blueprints").size() == size);
    for (const auto& name : page.at("Blueprints")) names.push_back(name);
    CHECK(page.contains("NextToken") == (names.size() < 51));
    if (page.contains("NextToken")) input["NextToken"] = page.at("NextToken");
  }
  CHECK(std::is_sorted(names.begin(), names.end()));
  CHECK(names.size() == 51);
}

TEST_CASE("A page of names goes on after the last one, whatever comes and goes") {
  Emulated server;
  for (const auto* name : {"a", "c", "e"}) server.create(name);
  const auto first = server.call("ListBlueprints", R"({"MaxResults":1})").json();
  CHECK(first.at("Blueprints") == json{"a"});
  server.create("b");
  server.call("DeleteBlueprint", R"({"Name":"a"})");
  server.call("DeleteBlueprint", R"({"Name":"c"})");
  const json input{{"NextToken", first.at("NextToken")}};
  const auto second = server.call("ListBlueprints", input.dump()).json();
  CHECK(second.at("Blueprints") == json{"b", "e"});
  CHECK_FALSE(second.contains("NextToken"));
}

TEST_CASE("ListBlueprints filters by tags, all of which must fit") {
  Emulated server;
  const auto create = [&server](const char* name, const json& tags) {
    const json input{{"Name", name}, {"BlueprintLocation", "s3://b/k"}, {"Tags", tags}};
    REQUIRE(server.call("CreateBlueprint", input.dump()).status == 200);
  };
  create("one", {{"team", "data"}, {"stage", "test"}});
  create("two", {{"team", "data"}});
  create("three", {{"team", "web"}});
  const auto listed = [&server](const json& tags) {
    return server.call("ListBlueprints", json{{"Tags", tags}}.dump()).json().at("Blueprints");
  };
  CHECK(listed({{"team", "data"}}) == json{"one", "two"});
  CHECK(listed({{"team", "data"}, {"stage", "test"}}) == json{"one"});
  CHECK(listed({{"team", "none"}}) == json::array());
  CHECK(listed(json::object()).size() == 3);
}

TEST_CASE("A list by tags has pages, and a token as long as there is more") {
  Emulated server;
  for (int i = 0; i < 60; ++i) {
    const json tags{{"half", std::to_string(i % 2)}, {"team", "data"}};
    const json input{
        {"Name", "b" + two_digits(i)}, {"BlueprintLocation", "s3://b/k"}, {"Tags", tags}};
    REQUIRE(server.call("CreateBlueprint", input.dump()).status == 200);
  }
  json input{{"Tags", {{"team", "data"}, {"half", "1"}}}, {"MaxResults", 15}};
  const auto first = server.call("ListBlueprints", input.dump()).json();
  CHECK(first.at("Blueprints").size() == 15);
  CHECK(first.at("Blueprints").front() == "b01");
  CHECK(first.at("Blueprints").back() == "b29");
  input["NextToken"] = first.at("NextToken");
  const auto second = server.call("ListBlueprints", input.dump()).json();
  CHECK(second.at("Blueprints").front() == "b31");
  CHECK(second.at("Blueprints").back() == "b59");
  CHECK_FALSE(second.contains("NextToken"));
}

TEST_CASE("A token of one list is of no use to another request") {
  Emulated server;
  create_many(server, 30);
  const auto token = server.call("ListBlueprints", "{}").json().at("NextToken");
  CHECK(server.call("ListWorkflows", json{{"NextToken", token}}.dump()).error() ==
        "InvalidInputException");
  const json filtered{{"NextToken", token}, {"Tags", {{"a", "b"}}}};
  CHECK(server.call("ListBlueprints", filtered.dump()).error() == "InvalidInputException");
  const json resized{{"NextToken", token}, {"MaxResults", 1}};
  CHECK(server.call("ListBlueprints", resized.dump()).json().at("Blueprints").size() == 1);
}

TEST_CASE("BatchGetBlueprints answers each name once, and tells which are missing") {
  Emulated server;
  server.create("a");
  server.create("b");
  const auto answer =
      server.call("BatchGetBlueprints", R"({"Names":["b","x","a","b","x"]})").json();
  REQUIRE(answer.at("Blueprints").size() == 2);
  CHECK(answer.at("Blueprints")[0].at("Name") == "b");
  CHECK(answer.at("Blueprints")[1].at("Name") == "a");
  CHECK(answer.at("MissingBlueprints") == json{"x"});
  CHECK_FALSE(answer.at("Blueprints")[0].contains("BlueprintServiceLocation"));
  const auto with_extras =
      server.call("BatchGetBlueprints", R"({"Names":["b"],"IncludeBlueprint":true})").json();
  CHECK(with_extras.at("Blueprints")[0].contains("BlueprintServiceLocation"));
  CHECK(with_extras.at("MissingBlueprints") == json::array());
}

TEST_CASE("BatchGetBlueprints takes 1 to 25 names") {
  Emulated server;
  CHECK(server.call("BatchGetBlueprints", R"({"Names":[]})").error() == "ValidationException");
  json names = json::array();
  for (int i = 0; i < 26; ++i) names.push_back("b" + std::to_string(i));
  CHECK(server.call("BatchGetBlueprints", json{{"Names", names}}.dump()).error() ==
        "ValidationException");
}
