#include "server/documents/json_document.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace glueprint;

namespace {

struct Outcome {
  nlohmann::json document;
  std::vector<Mistake> mistakes;
};

Outcome read(std::string_view text, std::size_t depth_max = 64) {
  MistakeList mistakes{"f"};
  auto document = read_json_document(text, depth_max, mistakes);
  if (!mistakes.mistakes().empty()) mistakes.find_lines(text);
  return {std::move(document), mistakes.mistakes()};
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("JSON is read as nlohmann reads it") {
  for (const auto* text : {R"({"a":[1,-2,3.5,true,null,"x",{"b":{}}],"c":"é😀"})", "[]", "1",
                           R"([[[]],[],{"a":[{}]}])", "null"}) {
    const auto outcome = read(text);
    CHECK(outcome.mistakes.empty());
    CHECK(outcome.document == nlohmann::json::parse(text));
  }
}

TEST_CASE("What is no JSON is told with its line") {
  const struct {
    std::string text;
    std::size_t line;
  } cases[] = {
      {"{", 1},          {"{\n\"a\": oops}", 2}, {"{\n\n\"a\" 1}", 3}, {"{}\n{}", 2},
      {"[1e400]", 1},    {"[\"\xFF\"]", 1},      {"[\"\\ud800\"]", 1}, {"{\"a\": 1,}", 1},
      {"\n[1,\n2\n", 4}, {"[NaN]", 1},           {"[01]", 1},          {"// x\n{}", 1},
  };
  for (const auto& row : cases) {
    CAPTURE(row.text);
    const auto outcome = read(row.text);
    REQUIRE(outcome.mistakes.size() == 1);
    CHECK(outcome.mistakes[0].line == row.line);
    CHECK(outcome.mistakes[0].message.find("is not JSON: ") == 0);
    CHECK(outcome.mistakes[0].message.find("exception") == std::string::npos);
  }
}

TEST_CASE("A NUL ends no document") {
  for (const std::string_view text : {std::string_view{"{}\n\0", 4}, {"{}\n\0{", 5}}) {
    const auto outcome = read(text);
    REQUIRE(outcome.mistakes.size() == 1);
    CHECK(to_line(outcome.mistakes[0]) == "f:2: is not JSON: holds a NUL byte");
  }
}

TEST_CASE("A mistake of JSON has its column, counted in characters") {
  CHECK(read("{\"é\": 1,\n \"ü\": oops}").mistakes.at(0).message.find("is not JSON: column 7: ") ==
        0);
}

TEST_CASE("A byte order mark is passed over") {
  CHECK(read("\xEF\xBB\xBF{}").mistakes.empty());
}

TEST_CASE("A text of another form is told what it is") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {{"\xFF\xFE{\0}\0", 6}, "is UTF-16"},
      {{"{\0}\0", 4}, "is UTF-16"},
      {" \n", "is empty"},
      {{"PK\x03\x04\0", 5}, "is a ZIP archive"},
      {"<html>", "is XML or HTML"},
      {"------------------\n|  GetBlueprint  |\n", "is a table"},
      {"BLUEPRINTRUNS\tb\t1708699485.0\n", "is text output"},
      {"[{'BlueprintName': 'b'}]", "is what Python prints"},
      {"{\n  BlueprintRuns: [ [Object] ] }", "is a printed object"},
      {"&{BlueprintRuns:[]}", "is a printed object"},
      {"BlueprintRuns:\n- BlueprintName: b\n", "is YAML"},
      {"---\nBlueprint:\n  Name: b\n", "is YAML"},
  };
  for (const auto& row : cases) {
    const auto& text = row.first;
    const auto& beginning = row.second;
    CAPTURE(text);
    const auto outcome = read(text);
    REQUIRE(outcome.mistakes.size() == 1);
    CHECK(outcome.mistakes[0].message.find(beginning) == 0);
  }
}

TEST_CASE("What nests too deep is refused") {
  CHECK(read(nested(64)).mistakes.empty());
  CHECK(read(nested(65)).mistakes.at(0).message == "nests deeper than 64 levels");
  CHECK(read(nested(1'000'000)).mistakes.size() == 1);
}

TEST_CASE("A member that is written twice is told with the line of the second") {
  const auto outcome = read("{\"a\": [{}, {\"b\": {\n\"c\": 1,\n\"c\": 2}}],\n\"a\": 1}");
  REQUIRE(outcome.mistakes.size() == 2);
  CHECK(to_line(outcome.mistakes[0]) == "f:3: /a/1/b/c: is written twice; keep one of the two");
  CHECK(to_line(outcome.mistakes[1]) == "f:4: /a: is written twice; keep one of the two");
}
