#include "server/documents/schema_check.hpp"

#include <stdexcept>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "server/seeding/shipped_schemas.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

using Messages = std::vector<std::string>;

Messages mistakes_of(const json& value, const Schema& schema) {
  MistakeList mistakes{"f"};
  check_schema(value, schema, Place{}, mistakes);
  CHECK(fits_schema(value, schema) == mistakes.mistakes().empty());
  Messages messages;
  for (const auto& mistake : mistakes.mistakes()) {
    messages.push_back(mistake.pointer + " " + mistake.message);
  }
  return messages;
}

// The mistakes in a value by a schema that is written here.
Messages mistakes_of(const json& value, const json& schema) {
  const Schemas schemas{schema, {"#"}};
  return mistakes_of(value, schemas.at("#"));
}

Messages mistakes_of(const json& value, const char* schema) {
  return mistakes_of(value, json::parse(schema));
}

// What is added to the message for a value that a pattern refuses.
std::string cure_of(const json& value, std::string_view pattern) {
  const auto messages = mistakes_of(value, json{{"type", "string"}, {"pattern", pattern}});
  const auto& message = messages.at(0);
  const auto begin = message.find(';');
  return begin == std::string::npos ? "" : message.substr(begin);
}

// The mistakes in the value of one member of a seeded blueprint.
Messages mistakes_in(const std::string& member, const json& value) {
  json document{{"Blueprint", {{"Name", "b"}}}};
  document["Blueprint"][member] = value;
  auto messages = mistakes_of(document, fixture_schema());
  for (auto& message : messages) message.erase(0, std::string{"/Blueprint"}.size());
  return messages;
}

}  // namespace

TEST_CASE("A value that fits its schema has no mistakes") {
  CHECK(mistakes_in("Description", std::string(512, 'x')).empty());
  CHECK(mistakes_in("Tags", {{"k", ""}}).empty());
  CHECK(mistakes_in("CreatedOn", 0).empty());
  CHECK(mistakes_in("CreatedOn", "-2h").empty());
  CHECK(mistakes_in("RunTimeline", "succeeds").empty());
  CHECK(mistakes_in("LastActiveDefinition", {{"LastModifiedOn", 1708699485.5}}).empty());
}

TEST_CASE("A wrong type is told together with the right one") {
  CHECK(mistakes_in("Name", 5) ==
        Messages{"/Name must be letters, digits, dots, dashes and underscores, not a number"});
  CHECK(mistakes_in("Description", nullptr) == Messages{"/Description must be a string, not null"});
  CHECK(mistakes_in("Tags", json::array()) == Messages{"/Tags must be an object, not an array"});
  CHECK(mistakes_in("Tags", {{"k", true}}) == Messages{"/Tags/k must be a string, not a boolean"});
  CHECK(mistakes_in("Status", 1) == Messages{"/Status must be a string, not a number"});
  CHECK(mistakes_of(1.5, R"({"type": "integer"})") ==
        Messages{" must be a whole number, not a number"});
  CHECK(mistakes_of(1, R"({"type": ["string", "null"]})") ==
        Messages{" must be a string or null, not a number"});
  CHECK(mistakes_of(nullptr, R"({"type": "string", "nullable": true})").empty());
}

TEST_CASE("Lengths, patterns and enums are those of the schema") {
  CHECK(mistakes_in("Name", "a b") ==
        Messages{"/Name must be letters, digits, dots, dashes and underscores, not \"a b\""});
  CHECK(mistakes_in("Name", std::string(129, 'a')) ==
        Messages{"/Name must have at most 128 characters, but has 129"});
  CHECK(mistakes_in("Name", "") == Messages{"/Name must not be empty"});
  CHECK(mistakes_of("a", R"({"type": "string", "minLength": 2})") ==
        Messages{" must have at least 2 characters"});
  CHECK(mistakes_in("Status", "ACTIV") ==
        Messages{"/Status \"ACTIV\" is none of CREATING, ACTIVE, UPDATING, FAILED; "
                 "did you mean \"ACTIVE\"?"});
}

TEST_CASE("Length counts UTF-16 units, as AWS does") {
  std::string faces;
  for (int i = 0; i < 256; ++i) faces += "\xF0\x9F\x98\x80";
  CHECK(mistakes_in("Description", faces).empty());
  CHECK(mistakes_in("Description", faces + "x") ==
        Messages{"/Description must have at most 512 characters, but has 513"});
}

TEST_CASE("Numbers and arrays have limits") {
  const auto* number = R"({"type": "number", "minimum": 1, "maximum": 10})";
  CHECK(mistakes_of(0.5, number) == Messages{" must be at least 1"});
  CHECK(mistakes_of(10.5, number) == Messages{" must be at most 10"});
  CHECK(mistakes_of(0, R"({"type": "number", "exclusiveMinimum": 0})") ==
        Messages{" must be more than 0"});
  const auto* list =
      R"({"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "integer"}})";
  CHECK(mistakes_of(json::array(), list) == Messages{" must have at least 1 elements"});
  CHECK(mistakes_of({1, 2, "x"}, list) == Messages{" must have at most 2 elements, but has 3",
                                                   "/2 must be a whole number, not a string"});
}

TEST_CASE("A long wrong value is quoted in part") {
  const auto messages = mistakes_in("Status", std::string(10'000, 'x'));
  CHECK(messages.at(0).size() < 200);
}

TEST_CASE("A misspelt member is told together with those that there are") {
  CHECK(mistakes_in("LastActiveDefinition", {{"Descripton", "x"}}) ==
        Messages{"/LastActiveDefinition/Descripton is not known (known: BlueprintLocation, "
                 "BlueprintServiceLocation, Description, LastModifiedOn, ParameterSpec); "
                 "did you mean \"Description\"?"});
}

TEST_CASE("Members that any name may have are held to a schema too, and so are their names") {
  json tags = json::object();
  for (int tag = 0; tag < 51; ++tag) tags[std::to_string(tag)] = "";
  CHECK(mistakes_in("Tags", tags) == Messages{"/Tags must have at most 50 entries, but has 51"});
  CHECK(mistakes_in("Tags", {{std::string(129, 'k'), ""}})
            .at(0)
            .ends_with(" must have at most 128 characters, but has 129"));
}

TEST_CASE("Of several forms the one that was meant is told, or all of them") {
  auto schema = json::parse(R"({"oneOf": [
    {"type": "string", "pattern": ""},
    {"title": "a pair", "type": "object", "additionalProperties": false, "required": ["a"],
     "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}},
    {"type": "object", "additionalProperties": false,
     "properties": {"c": {"type": "integer"}}}]})");
  schema["oneOf"][0]["pattern"] = duration_pattern;
  CHECK(mistakes_of("3s", schema).empty());
  CHECK(mistakes_of({{"c", 1}}, schema).empty());
  CHECK(mistakes_of({{"a", 1}, {"b", "x"}}, schema) ==
        Messages{"/b must be a whole number, not a string"});
  CHECK(mistakes_of(5, schema) ==
        Messages{" must be a duration such as \"250ms\", \"3s\", \"1h30m\" or \"2d\", a pair or "
                 "an object, not 5; write \"5s\" or \"5ms\""});
  CHECK(mistakes_in("CreatedOn", "yesterday") ==
        Messages{"/CreatedOn must be epoch seconds (1708699485.0), ISO 8601 "
                 "(\"2024-02-23T14:44:45Z\") or how long ago (\"-2h\"), not \"yesterday\""});
}

TEST_CASE("A time out of range is told as that") {
  constexpr auto instants = "out of range: a time is a day and hour that exist, from 1970 to 9999";
  for (const std::string text : {"1969-12-31T23:59:59Z", "2024-02-30T00:00:00Z",
                                 "2024-02-23T24:00:00+01:00", "0001-01-01T00:00:00.5Z"}) {
    CHECK(mistakes_in("CreatedOn", text) == Messages{"/CreatedOn \"" + text + "\" is " + instants});
  }
  CHECK(mistakes_in("CreatedOn", -5) ==
        Messages{"/CreatedOn -5 is out of range: epoch seconds (1708699485.0) must be from 0 to "
                 "253402300799.999"});
}

TEST_CASE("A time that lacks its unit or its sign, or is too long, is told how it is meant") {
  CHECK(cure_of(5, duration_pattern) == R"(; write "5s" or "5ms")");
  CHECK(cure_of("1.5", duration_pattern) == R"(; write "1.5s" or "1.5ms")");
  CHECK(cure_of(-5, signed_duration_pattern) == R"(; write "-5s" or "-5ms")");
  CHECK(cure_of("99999999h", duration_pattern) == "; it is too long: the maximum is 8029 years");
  CHECK(cure_of("soon", duration_pattern).empty());
  CHECK(cure_of(1767225600, time_pattern) == R"(; write "2026-01-01T00:00:00.000Z")");
  CHECK(cure_of(60, time_pattern) == R"(; write "60s" or "60ms")");
  CHECK(cure_of("2h", time_ago_pattern) == R"(; write "-2h")");
  CHECK(cure_of(5, time_ago_pattern).empty());
}

TEST_CASE("What one member says can rule out others") {
  const auto* schema = R"({"type": "object", "allOf": [
    {"if": {"required": ["S"], "properties": {"S": {"const": "on"}}},
     "then": {"properties": {"a": false}}},
    {"if": {"properties": {"S": {"const": "off"}}}, "then": {"properties": {"b": false}}}]})";
  CHECK(mistakes_of({{"S", "on"}, {"a", 1}, {"b", 1}}, schema) ==
        Messages{"/a contradicts S on; leave it out"});
  CHECK(mistakes_of({{"a", 1}, {"b", 1}}, schema) ==
        Messages{"/b contradicts S off; leave it out"});
}

TEST_CASE("A keyword that nobody checks is no part of a schema") {
  CHECK_THROWS_AS(mistakes_of(1, R"({"type": "number", "multipleOf": 2})"), std::logic_error);
  CHECK_THROWS_AS(mistakes_of("", R"({"type": "string", "pattern": "^x$"})"), std::logic_error);
  CHECK_THROWS_AS(mistakes_of("", R"({"type": "text"})"), std::logic_error);
}

TEST_CASE("Of very many mistakes in one object or list only some are told") {
  const auto many = static_cast<std::size_t>(100'000);
  const auto numbers = mistakes_of(json(many, 1), R"({"type":"array","items":{"type":"string"}})");
  REQUIRE(numbers.size() == mistakes_told_max + 1);
  CHECK(numbers.front() == "/0 must be a string, not a number");
  CHECK(numbers.back() == " may have more mistakes than these");
  auto members = json::object();
  for (std::size_t i = 0; i < many; ++i) members["a" + std::to_string(i)] = 1;
  const auto unknown = mistakes_of(
      members, R"({"type":"object","additionalProperties":false,"properties":{"b":{}}})");
  CHECK(unknown.size() == mistakes_told_max + 1);
}
