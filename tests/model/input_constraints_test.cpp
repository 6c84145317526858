#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/model/checked_request.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

const std::string name_pattern = R"([\.\-_A-Za-z0-9]+)";
const std::string line_pattern = R"([\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*)";

std::string at(const std::string& value, const std::string& path, const std::string& constraint) {
  return "Value " + value + " at '" + path + "' failed to satisfy constraint: " + constraint;
}

std::string pattern(const std::string& text) {
  return "Member must satisfy regular expression pattern: " + text;
}

std::string at_most(int max) {
  return "Member must have length less than or equal to " + std::to_string(max);
}

std::string at_least(int min) {
  return "Member must have length greater than or equal to " + std::to_string(min);
}

std::string times(std::size_t count, const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

std::string violation_of(const Shape& shape, const json& input) {
  const CheckedRequest request{shape, input.dump()};
  if (!request.violation) return "none";
  CHECK(request.violation->kind == InputViolation::Kind::broken_constraint);
  return request.violation->message;
}

std::string violation_of(const std::string& operation, const json& input) {
  return violation_of(*Model::built_in().find_operation(operation)->input, input);
}

std::string one(const std::string& violation) {
  return "1 validation error detected: " + violation;
}

json blueprint(const std::string& member, const json& value) {
  json input = {{"Name", "a"}, {"BlueprintLocation", "s3://b/k"}};
  input[member] = value;
  return input;
}

}  // namespace

TEST_CASE("A required member that is absent or null must not be null") {
  const auto expected =
      one("Value null at 'name' failed to satisfy constraint: Member must not be null");
  CHECK(violation_of("GetBlueprint", json::object()) == expected);
  CHECK(violation_of("GetBlueprint", {{"Name", nullptr}}) == expected);
  CHECK(violation_of("GetBlueprint", {{"name", "a"}}) == expected);
}

TEST_CASE("Faults of several members come in the model's order") {
  CHECK(violation_of("StartBlueprintRun", json::object()) ==
        "2 validation errors detected: " + at("null", "blueprintName", "Member must not be null") +
            "; " + at("null", "roleArn", "Member must not be null"));
  CHECK(violation_of("CreateBlueprint",
                     {{"Name", "a b"}, {"Description", ""}, {"BlueprintLocation", "s3://b"}}) ==
        "3 validation errors detected: " + at("'a b'", "name", pattern(name_pattern)) + "; " +
            at("''", "description", at_least(1)) + "; " +
            at("'s3://b'", "blueprintLocation", pattern("^s3://([^/]+)/([^/]+/)*([^/]+)$")));
}

TEST_CASE("A string that breaks its pattern and its length gets both, the pattern first") {
  CHECK(violation_of("GetBlueprintRun", {{"BlueprintName", ""}, {"RunId", "r"}}) ==
        "2 validation errors detected: " + at("''", "blueprintName", pattern(name_pattern)) + "; " +
            at("''", "blueprintName", at_least(1)));
  const auto spaces = times(129, " ");
  CHECK(violation_of("GetBlueprintRun", {{"BlueprintName", spaces}, {"RunId", "r"}}) ==
        "2 validation errors detected: " +
            at("'" + spaces + "'", "blueprintName", pattern(name_pattern)) + "; " +
            at("'" + spaces + "'", "blueprintName", at_most(128)));
}

TEST_CASE("The same name can be wrong for one operation and right for another") {
  CHECK(violation_of("GetBlueprint", {{"Name", "bad name"}}) == "none");
  CHECK(violation_of("GetBlueprint", {{"Name", "bad\nname"}}) ==
        one(at("'bad\nname'", "name", pattern(line_pattern))));
  CHECK(violation_of("GetBlueprint", {{"Name", ""}}) == one(at("''", "name", at_least(1))));
}

TEST_CASE("Lengths are counted in UTF-16 code units") {
  const std::vector<std::pair<std::string, std::size_t>> units{
      {"a", 1}, {"\xC3\xA9", 1}, {"\xE2\x82\xAC", 1}, {"\xF0\x9F\x98\x80", 2}};
  for (const auto& row : units) {
    CAPTURE(row.first);
    const auto longest = times(512 / row.second, row.first);
    CHECK(violation_of("CreateBlueprint", blueprint("Description", longest)) == "none");
    CHECK(violation_of("CreateBlueprint", blueprint("Description", longest + "x")) ==
          one(at("'" + longest + "x'", "description", at_most(512))));
  }
}

TEST_CASE("An integer has a range") {
  const auto runs = [](int max_results) {
    return violation_of("GetBlueprintRuns", {{"BlueprintName", "a"}, {"MaxResults", max_results}});
  };
  CHECK(runs(1) == "none");
  CHECK(runs(1000) == "none");
  CHECK(runs(0) ==
        one(at("'0'", "maxResults", "Member must have value greater than or equal to 1")));
  CHECK(runs(-5) ==
        one(at("'-5'", "maxResults", "Member must have value greater than or equal to 1")));
  CHECK(runs(1001) ==
        one(at("'1001'", "maxResults", "Member must have value less than or equal to 1000")));
  CHECK(violation_of("ListBlueprints", {{"MaxResults", 26}}) ==
        one(at("'26'", "maxResults", "Member must have value less than or equal to 25")));
}

TEST_CASE("A list's length and its elements are reported on the list") {
  const auto elements = "Member must satisfy constraint: [" + at_most(128) + ", " + at_least(1) +
                        ", " + pattern(name_pattern);
  const auto names = [](const json& list) {
    return violation_of("BatchGetBlueprints", {{"Names", list}});
  };
  CHECK(names({"a", "b"}) == "none");
  CHECK(names(json::array()) == one(at("'[]'", "names", at_least(1))));
  CHECK(names({"a", "b c"}) == one(at("'[a, b c]'", "names", elements + "]")));
  CHECK(names({"", "b"}) == one(at("'[, b]'", "names", elements + "]")));
  CHECK(names({"x y", "x z"}) == one(at("'[x y, x z]'", "names", elements + "]")));
  CHECK(names({"a", nullptr}) == "none");
  CHECK(names({nullptr}) == "none");
  CHECK(names({"b c", nullptr}) == one(at("'[b c, null]'", "names", elements + "]")));

  json many = json::array();
  for (int i = 0; i < 26; ++i) many.push_back("b c");
  const auto printed = "'[" + times(25, "b c, ") + "b c]'";
  CHECK(names(many) == "2 validation errors detected: " + at(printed, "names", at_most(25)) + "; " +
                           at(printed, "names", elements + "]"));
}

TEST_CASE("A map's size, keys and values are reported on the map") {
  const auto keys = "Map keys must satisfy constraint: [" + at_most(128) + ", " + at_least(1) + "]";
  const auto values = "Map value must satisfy constraint: [" + at_most(256) + ", " + at_least(0);
  const auto tags = [](const json& map) {
    return violation_of("CreateBlueprint", blueprint("Tags", map));
  };
  CHECK(tags(json::object()) == "none");
  CHECK(tags({{"team", "data"}, {"empty", ""}}) == "none");
  CHECK(tags({{"", "v"}, {"k", "w"}}) == one(at("'{=v, k=w}'", "tags", keys)));
  const auto long_value = times(257, "v");
  CHECK(tags({{"k", long_value}}) == one(at("'{k=" + long_value + "}'", "tags", values + "]")));
  CHECK(tags({{"", long_value}}) ==
        "2 validation errors detected: " + at("'{=" + long_value + "}'", "tags", keys) + "; " +
            at("'{=" + long_value + "}'", "tags", values + "]"));
  CHECK(tags({{"k", nullptr}}) == "none");

  json many;
  for (int i = 0; i < 51; ++i) many["k" + std::to_string(i)] = "";
  const auto fault = tags(many);
  CHECK(fault.starts_with("1 validation error detected: Value '{k0=, k1=, k10=, "));
  CHECK(fault.ends_with("}' at 'tags' failed to satisfy constraint: " + at_most(50)));
}

TEST_CASE("Tag operations check the ARN and what is tagged") {
  CHECK(violation_of("UntagResource", {{"ResourceArn", "arn"}, {"TagsToRemove", {""}}}) ==
        "2 validation errors detected: " +
            at("'arn'", "resourceArn", pattern("arn:aws(-(cn|us-gov|iso(-[bef])?))?:glue:.*")) +
            "; " +
            at("'[]'", "tagsToRemove",
               "Member must satisfy constraint: [" + at_most(128) + ", " + at_least(1) + "]"));
  CHECK(violation_of("TagResource", {{"ResourceArn", "arn:aws:glue:x"}}) ==
        one(at("null", "tagsToAdd", "Member must not be null")));
}

TEST_CASE("A value outside an enum gets the set of values, before its length") {
  const Model model{
      R"({"target_prefix": "T", "operations": {"Get": {"access": "reads", "input": "In",
      "output": "In", "errors": []}}, "shapes": {
      "In": {"type": "structure", "members": {"LogicalOperator": "Operator"}},
      "Operator": {"type": "string", "max": 8, "enum": ["EQUALS", "DIFFERS"]}}})"};
  const auto& input = *model.find_shape("In");
  CHECK(violation_of(input, {{"LogicalOperator", "DIFFERS"}}) == "none");
  CHECK(violation_of(input, {{"LogicalOperator", "is unlike"}}) ==
        "2 validation errors detected: " +
            at("'is unlike'", "logicalOperator",
               "Member must satisfy enum value set: [EQUALS, DIFFERS]") +
            "; " + at("'is unlike'", "logicalOperator", at_most(8)));
}

TEST_CASE("Ten faults are reported at most") {
  std::string members;
  std::string required;
  for (int i = 10; i < 22; ++i) {
    const auto name = "\"M" + std::to_string(i) + "\"";
    members += (i == 10 ? "" : ", ") + name + R"(: "Text")";
    required += (i == 10 ? "" : ", ") + name;
  }
  const Model model{R"({"target_prefix": "T", "operations": {}, "shapes": {
      "Text": {"type": "string"}, "In": {"type": "structure", "members": {)" +
                    members + R"(}, "required": [)" + required + "]}}}"};
  const auto fault = violation_of(*model.find_shape("In"), json::object());
  CHECK(fault.starts_with("10 validation errors detected: Value null at 'm10' "));
  CHECK(fault.ends_with(at("null", "m19", "Member must not be null")));
}

TEST_CASE("Inputs of a megabyte are checked and quoted whole") {
  const auto name = times(1'000'000, "a");
  CHECK(violation_of("GetBlueprintRun", {{"BlueprintName", name}, {"RunId", "r"}}) ==
        one(at("'" + name + "'", "blueprintName", at_most(128))));
  const auto location = "s3://b" + times(500'000, "/k");
  CHECK(violation_of("CreateBlueprint", blueprint("BlueprintLocation", location)) ==
        one(at("'" + location + "'", "blueprintLocation", at_most(8192))));
  const auto role =
      "arn:aws:iam::" + times(500'000, "1") + ":role/" + times(500'000, "\xE2\x82\xAC");
  CHECK(violation_of("StartBlueprintRun", {{"BlueprintName", "a"}, {"RoleArn", role}}) ==
        one(at("'" + role + "'", "roleArn", at_most(1024))));
}
