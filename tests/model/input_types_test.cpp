#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/model/checked_request.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

const Shape& input_of(const std::string& operation) {
  return *Model::built_in().find_operation(operation)->input;
}

}  // namespace

TEST_CASE("Each JSON type against each type of the model") {
  constexpr auto fits = "";
  constexpr auto list = "Start of list found where not expected";
  constexpr auto structure = "Start of structure or map found where not expected.";
  const std::vector<std::string> values{R"("x")", "5", "1.5", "true", "false", "[]", "{}", "null"};
  struct Row {
    std::string operation;
    std::string member;
    std::vector<std::string> messages;  // one a value
  };
  const auto not_a = [&](const std::string& type) {
    const std::string end = " can not be converted to " + type;
    return std::vector<std::string>{"STRING_VALUE" + end,
                                    "NUMBER_VALUE" + end,
                                    "NUMBER_VALUE" + end,
                                    "TRUE_VALUE" + end,
                                    "FALSE_VALUE" + end,
                                    list,
                                    structure,
                                    fits};
  };
  const auto but = [](std::vector<std::string> row, std::initializer_list<std::size_t> fitting) {
    for (const auto place : fitting) row[place] = "";
    return row;
  };
  const std::string no_list = "Expected list or null";
  const std::string no_map = "Expected map or null";
  const std::vector<Row> rows{
      {"GetBlueprint", R"({"Name": $})", but(not_a("a String"), {0})},
      {"GetBlueprintRuns", R"({"MaxResults": $})", but(not_a("an Integer"), {1, 2})},
      {"GetBlueprint", R"({"IncludeBlueprint": $})", but(not_a("an Boolean"), {3, 4})},
      {"BatchGetBlueprints",
       R"({"Names": $})",
       {no_list, no_list, no_list, no_list, no_list, fits, structure, fits}},
      {"BatchGetBlueprints", R"({"Names": ["a", $]})", but(not_a("a String"), {0})},
      {"CreateBlueprint",
       R"({"Tags": $})",
       {no_map, no_map, no_map, no_map, no_map, list, fits, fits}},
      {"CreateBlueprint", R"({"Tags": {"a": "b", "c": $}})", but(not_a("a String"), {0})},
  };
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      auto text = row.member;
      text.replace(text.find('$'), 1, values[i]);
      CAPTURE(text);
      const auto fault = CheckedRequest{input_of(row.operation), text}.violation;
      const bool is_mistyped = fault && fault->kind == InputViolation::Kind::wrong_type;
      CHECK((is_mistyped ? fault->message : fits) == row.messages[i]);
    }
  }
}

TEST_CASE("A text that says neither true nor false is no boolean") {
  for (const auto* text : {"Hello", "", "2", "y", "TRUEST"}) {
    const json input{{"Name", "a"}, {"IncludeBlueprint", text}};
    const auto fault = CheckedRequest{input_of("GetBlueprint"), input.dump()}.violation;
    REQUIRE(fault);
    CHECK(fault->message == "STRING_VALUE can not be converted to an Boolean");
  }
}

TEST_CASE("Nulls in a list or a map pass, and are passed over") {
  const CheckedRequest names{input_of("BatchGetBlueprints"), R"({"Names": [null, "a", null]})"};
  CHECK_FALSE(names.violation);
  CHECK(names.members() == json{{"Names", {"a"}}});
  const CheckedRequest tags{
      input_of("TagResource"),
      R"({"ResourceArn": "arn:aws:glue:x", "TagsToAdd": {"a": null, "b": "c"}})"};
  CHECK_FALSE(tags.violation);
  CHECK(tags.members()["TagsToAdd"] == json{{"b", "c"}});
}

TEST_CASE("Of a member that comes twice the last one counts, in the request and in a map") {
  const CheckedRequest names{input_of("GetBlueprint"), R"({"Name": 5, "Name": "b"})"};
  CHECK_FALSE(names.violation);
  CHECK(names.members() == json{{"Name", "b"}});
  const CheckedRequest nothing{input_of("ListBlueprints"),
                               R"({"MaxResults": 5, "MaxResults": null})"};
  CHECK(nothing.members() == json::object());
  const CheckedRequest tags{input_of("ListBlueprints"),
                            R"({"Tags": {"a": 1, "b": "c", "a": "d", "e": "f", "e": null}})"};
  CHECK_FALSE(tags.violation);
  CHECK(tags.members() == json{{"Tags", {{"a", "d"}, {"b", "c"}}}});
}

TEST_CASE("Of several mistyped members the first by its name is told") {
  const auto fault = CheckedRequest{input_of("GetBlueprintRuns"),
                                    R"({"NextToken": 1, "MaxResults": [], "BlueprintName": true})"}
                         .violation;
  REQUIRE(fault);
  CHECK(fault->message == "TRUE_VALUE can not be converted to a String");
}

TEST_CASE("Types are looked at over the whole input before any constraint") {
  const auto fault =
      CheckedRequest{input_of("GetBlueprintRun"), R"({"BlueprintName": "not a name", "RunId": 5})"}
          .violation;
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
    const CheckedRequest request{input_of(each.operation), each.input};
    CHECK_FALSE(request.violation);
    CHECK(request.members() == json::parse(each.result));
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
    const CheckedRequest request{input_of("GetBlueprintRuns"),
                                 R"({"BlueprintName": "a", "MaxResults": )" + row.first + "}"};
    REQUIRE(request.violation);
    CHECK(request.members()["MaxResults"].dump() == row.second);
  }
}
