#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "server/model/input_check.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

const Shape& input_of(const std::string& operation) {
  return *Model::built_in().find_operation(operation)->input;
}

}  // namespace

TEST_CASE("A value of a wrong type gets AWS's text") {
  struct Case {
    std::string operation;
    std::string input;
    std::string message;
  };
  const std::string structure = "Start of structure or map found where not expected.";
  const std::string list = "Start of list found where not expected";
  const std::vector<Case> cases{
      {"GetBlueprint", R"({"Name": 5})", "NUMBER_VALUE can not be converted to a String"},
      {"GetBlueprint", R"({"Name": 5.5})", "NUMBER_VALUE can not be converted to a String"},
      {"GetBlueprint", R"({"Name": true})", "TRUE_VALUE can not be converted to a String"},
      {"GetBlueprint", R"({"Name": false})", "FALSE_VALUE can not be converted to a String"},
      {"GetBlueprint", R"({"Name": {}})", structure},
      {"GetBlueprint", R"({"Name": []})", list},
      {"GetBlueprintRuns", R"({"MaxResults": "5"})",
       "STRING_VALUE can not be converted to an Integer"},
      {"GetBlueprintRuns", R"({"MaxResults": true})",
       "TRUE_VALUE can not be converted to an Integer"},
      {"GetBlueprintRuns", R"({"MaxResults": false})",
       "FALSE_VALUE can not be converted to an Integer"},
      {"GetBlueprintRuns", R"({"MaxResults": {"a": 1}})", structure},
      {"GetBlueprintRuns", R"({"MaxResults": [1]})", list},
      {"GetBlueprint", R"({"IncludeBlueprint": 1})",
       "NUMBER_VALUE can not be converted to a Boolean"},
      {"GetBlueprint", R"({"IncludeBlueprint": "Hello"})",
       "'HELLO' can not be converted to an Boolean"},
      {"GetBlueprint", R"({"IncludeBlueprint": ""})", "'' can not be converted to an Boolean"},
      {"GetBlueprint", R"({"IncludeBlueprint": {}})", structure},
      {"GetBlueprint", R"({"IncludeBlueprint": []})", list},
      {"BatchGetBlueprints", R"({"Names": "a"})", "Expected list or null"},
      {"BatchGetBlueprints", R"({"Names": 1})", "Expected list or null"},
      {"BatchGetBlueprints", R"({"Names": true})", "Expected list or null"},
      {"BatchGetBlueprints", R"({"Names": {}})", structure},
      {"BatchGetBlueprints", R"({"Names": ["a", 1]})",
       "NUMBER_VALUE can not be converted to a String"},
      {"BatchGetBlueprints", R"({"Names": [[]]})", list},
      {"BatchGetBlueprints", R"({"Names": [{}]})", structure},
      {"CreateBlueprint", R"({"Tags": "a"})", "Expected map or null"},
      {"CreateBlueprint", R"({"Tags": 1})", "Expected map or null"},
      {"CreateBlueprint", R"({"Tags": false})", "Expected map or null"},
      {"CreateBlueprint", R"({"Tags": ["a"]})", list},
      {"CreateBlueprint", R"({"Tags": {"a": "b", "c": true}})",
       "TRUE_VALUE can not be converted to a String"},
      {"CreateBlueprint", R"({"Tags": {"a": {}}})", structure},
  };
  for (const auto& each : cases) {
    CAPTURE(each.input);
    auto input = json::parse(each.input);
    const auto fault = check_input(input_of(each.operation), input);
    REQUIRE(fault);
    CHECK(fault->kind == InputViolation::Kind::wrong_type);
    CHECK(fault->message == each.message);
  }
}

TEST_CASE("Types are looked at over the whole input before any constraint") {
  auto input = json::parse(R"({"BlueprintName": "not a name", "RunId": 5})");
  const auto fault = check_input(input_of("GetBlueprintRun"), input);
  REQUIRE(fault);
  CHECK(fault->kind == InputViolation::Kind::wrong_type);
}

TEST_CASE("An input becomes what AWS would make of it") {
  struct Case {
    std::string operation;
    std::string input;
    std::string result;
  };
  const std::vector<Case> cases{
      {"ListBlueprints", "{}", "{}"},
      {"ListBlueprints", R"({"NextToken": null, "MaxResults": null, "Tags": null})", "{}"},
      {"ListBlueprints", R"({"maxResults": "x", "Unknown": {"deep": [1]}})", "{}"},
      {"ListBlueprints", R"({"MaxResults": 1.9})", R"({"MaxResults": 1})"},
      {"ListBlueprints", R"({"MaxResults": 25.999})", R"({"MaxResults": 25})"},
      {"ListBlueprints", R"({"MaxResults": 2.5e1})", R"({"MaxResults": 25})"},
      {"ListBlueprints", R"({"Tags": {"a": "b"}})", R"({"Tags": {"a": "b"}})"},
      {"GetBlueprint", R"({"Name": "a", "IncludeBlueprint": true})",
       R"({"Name": "a", "IncludeBlueprint": true})"},
      {"GetBlueprint", R"({"Name": "a", "IncludeBlueprint": "TRUE"})",
       R"({"Name": "a", "IncludeBlueprint": true})"},
      {"GetBlueprint", R"({"Name": "a", "IncludeBlueprint": "Yes"})",
       R"({"Name": "a", "IncludeBlueprint": true})"},
      {"GetBlueprint", R"({"Name": "a", "IncludeBlueprint": "1"})",
       R"({"Name": "a", "IncludeBlueprint": true})"},
      {"GetBlueprint", R"({"Name": "a", "IncludeBlueprint": "false"})",
       R"({"Name": "a", "IncludeBlueprint": false})"},
      {"GetBlueprint", R"({"Name": "a", "IncludeBlueprint": "NO"})",
       R"({"Name": "a", "IncludeBlueprint": false})"},
      {"GetBlueprint", R"({"Name": "a", "IncludeBlueprint": "0"})",
       R"({"Name": "a", "IncludeBlueprint": false})"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.input);
    auto input = json::parse(each.input);
    CHECK_FALSE(check_input(input_of(each.operation), input));
    CHECK(input == json::parse(each.result));
  }
}

TEST_CASE("Numbers beyond 32 bits are clamped, also those beyond 64") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"2147483648", "2147483647"},
      {"-2147483649", "-2147483648"},
      {"18446744073709551615", "2147483647"},
      {"-9223372036854775808", "-2147483648"},
      {"1e300", "2147483647"},
      {"-1e300", "-2147483648"},
      {"-1.9", "-1"},
      {"0.5", "0"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.first);
    auto input = json::parse(R"({"BlueprintName": "a", "MaxResults": )" + row.first + "}");
    REQUIRE(check_input(input_of("GetBlueprintRuns"), input));
    CHECK(input["MaxResults"].dump() == row.second);
  }
}
