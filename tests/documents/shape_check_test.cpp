#include "server/documents/shape_check.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "server/seeding/fixture_shape.hpp"

using namespace glueprint;

namespace {

// The mistakes in the value of one member of a seeded blueprint, without the pointer to it.
std::vector<std::string> mistakes_in(const std::string& member, const nlohmann::json& value) {
  MistakeList mistakes{"f"};
  nlohmann::json document{{"Blueprint", {{"Name", "b"}}}};
  document["Blueprint"][member] = value;
  check_shape(document, fixture_shape(), Place{}, mistakes);
  std::vector<std::string> messages;
  for (const auto& mistake : mistakes.mistakes()) messages.push_back(mistake.message);
  return messages;
}

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("A value that fits its shape has no mistakes") {
  CHECK(mistakes_in("Description", std::string(512, 'x')).empty());
  CHECK(mistakes_in("Tags", {{"k", ""}}).empty());
  CHECK(mistakes_in("CreatedOn", 0).empty());
  CHECK(mistakes_in("CreatedOn", "-2h").empty());
  CHECK(mistakes_in("RunTimeline", "succeeds").empty());
  CHECK(mistakes_in("LastActiveDefinition", {{"LastModifiedOn", 1708699485.5}}).empty());
}

TEST_CASE("A wrong type is told together with the right one") {
  CHECK(mistakes_in("Name", 5) == Messages{"must be a string, not a number"});
  CHECK(mistakes_in("Description", nullptr) == Messages{"must be a string, not null"});
  CHECK(mistakes_in("Tags", nlohmann::json::array()) ==
        Messages{"must be an object, not an array"});
  CHECK(mistakes_in("Tags", {{"k", true}}) == Messages{"must be a string, not a boolean"});
}

TEST_CASE("Lengths, patterns and enums are those of the service model") {
  CHECK(mistakes_in("Name", "a b").at(0).find("\"a b\" does not match") == 0);
  CHECK(mistakes_in("Name", std::string(129, 'a')) ==
        Messages{"must have at most 128 characters, but has 129"});
  CHECK(mistakes_in("Description", "") == Messages{"must have at least 1 characters"});
  CHECK(mistakes_in("Status", "ACTIV") ==
        Messages{
            "\"ACTIV\" is none of CREATING, ACTIVE, UPDATING, FAILED; did you mean \"ACTIVE\"?"});
}

TEST_CASE("Length counts UTF-16 units, as AWS does") {
  std::string faces;
  for (int i = 0; i < 256; ++i) faces += "\xF0\x9F\x98\x80";
  CHECK(mistakes_in("Description", faces).empty());
  CHECK(mistakes_in("Description", faces + "x") ==
        Messages{"must have at most 512 characters, but has 513"});
}

TEST_CASE("A long wrong value is quoted in part") {
  const auto messages = mistakes_in("Status", std::string(10'000, 'x'));
  CHECK(messages.at(0).size() < 200);
}

TEST_CASE("A misspelt member is told together with the right one") {
  CHECK(mistakes_in("Descripton", "x") ==
        Messages{"is no member of Blueprint; did you mean \"Description\"?"});
  CHECK(mistakes_in("LastActiveDefinition", {{"Foo", 1}}) ==
        Messages{"is no member of LastActiveDefinition"});
}
