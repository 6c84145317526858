#include "core/text/json_text.hpp"

#include <random>
#include <string>

#include <doctest/doctest.h>

#include "core/text/json_reader.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

constexpr std::size_t values_depth_max = 64;

json tree_of(const JsonValue& value) {
  json tree;
  switch (value.kind()) {
    case JsonValue::Kind::null:
      return nullptr;
    case JsonValue::Kind::no:
      return false;
    case JsonValue::Kind::yes:
      return true;
    case JsonValue::Kind::number:
      return value.number() + 0.0;  // -0 is 0
    case JsonValue::Kind::text:
      return std::string{value.text()};
    case JsonValue::Kind::list:
      tree = json::array();
      for (const auto& element : value) tree.push_back(tree_of(element));
      return tree;
    case JsonValue::Kind::object:
      tree = json::object();
      for (const auto& [name, member] : members_by_name(value)) {
        tree[std::string{name}] = tree_of(*member);
      }
      return tree;
  }
  return tree;
}

std::string values_of(std::string_view text, std::size_t depth = values_depth_max) {
  JsonText json;
  return json.read(text, depth) ? tree_of(json.root()).dump() : "no JSON";
}

// Every number as a double, which is all that JsonValue keeps.
json in_doubles(json tree) {
  if (tree.is_number()) return tree.get<double>() + 0.0;
  if (tree.is_structured()) {
    for (auto& value : tree) value = in_doubles(std::move(value));
  }
  return tree;
}

std::string values_by_nlohmann(std::string_view text, std::size_t depth = values_depth_max) {
  const auto tree = read_any_json(text, depth);
  return tree ? in_doubles(*tree).dump() : "no JSON";
}

constexpr const char* texts_in_doubt[] = {"",
                                          " ",
                                          "{",
                                          "{[",
                                          "{}",
                                          "[]",
                                          "[[]]",
                                          "{'a':1}",
                                          "[1,]",
                                          "{\"a\":1,}",
                                          "{\"a\":1}\f",
                                          "// x\n{}",
                                          "nul",
                                          "null",
                                          "nulll",
                                          "true",
                                          "tru",
                                          "false",
                                          "\"\"",
                                          "\"",
                                          "\"\\",
                                          "01",
                                          "-01",
                                          "+1",
                                          ".5",
                                          "1.",
                                          "-",
                                          "-0",
                                          "1e",
                                          "1e+",
                                          "1E-5",
                                          "0e0",
                                          "0.0",
                                          "1 2",
                                          "[1 2]",
                                          "{\"a\" 1}",
                                          "{\"a\"}",
                                          "{1:2}",
                                          "{,}",
                                          "[,]",
                                          "[}",
                                          "{]",
                                          "{\"a\":}",
                                          "\"\\x\"",
                                          "\"\\u12\"",
                                          "\"\\u12g4\"",
                                          "\"\\ud800\"",
                                          "\"\\udc00\"",
                                          "\"\\ud800\\udc00\"",
                                          "\"\\ud800\\u0041\"",
                                          "\"\\ud800x\"",
                                          "\"\x80\"",
                                          "\"\xc0\xaf\"",
                                          "\"\xed\xa0\x80\"",
                                          "\"\xf5\x80\x80\x80\"",
                                          "\"\x01\"",
                                          "\"\x7f\"",
                                          "\xEF\xBB\xBF{}",
                                          "{}\xEF",
                                          "\t\r\n {} \t\r\n",
                                          "{\"a\":1,\"a\":2}",
                                          "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\"",
                                          "1e400",
                                          "-1e400"};

}  // namespace

TEST_CASE("JSON is read into one list of values") {
  JsonText text;
  REQUIRE(text.read(R"( {"a":[1,-2.5e1,true,null,"x\ty",{}],"b":"\u00e9\ud83d\ude80/\/"} )", 64));
  const auto& root = text.root();
  CHECK(root.kind() == JsonValue::Kind::object);
  auto member = root.begin();
  CHECK(member->name() == "a");
  CHECK(std::distance(member->begin(), member->end()) == 6);
  CHECK((++member)->name() == "b");
  CHECK(member->text() == "é🚀//");
  CHECK(++member == root.end());
}

TEST_CASE("A reader reads one text after the other, also after one that is none") {
  JsonText text;
  CHECK_FALSE(text.read(R"({"a":[{"b":"\n)", 64));
  REQUIRE(text.read(R"(["\u0041"])", 64));
  CHECK(text.root().begin()->text() == "A");
  CHECK(text.root().begin()->name().empty());
}

TEST_CASE("Numbers beyond a double are the nearest that it holds") {
  CHECK(values_of("[1e309,-1e309,1e-400,1.50]") ==
        "[1.7976931348623157e+308,-1.7976931348623157e+308,0.0,1.5]");
  CHECK(values_of("[" + std::string(400, '9') + "]") == "[1.7976931348623157e+308]");
}

TEST_CASE("What nests deeper than the maximum is left out, however deep it is") {
  CHECK(values_of(R"({"a":[[1,{"b":2}],{"c":[3]}],"d":4})", 2) == R"({"a":[[],{}],"d":4.0})");
  CHECK(values_of(std::string(100'000, '[') + std::string(100'000, ']'), 1) == "[[]]");
  CHECK(values_of(std::string(1'000'000, '[')) == "no JSON");
  std::string objects;
  for (int depth = 0; depth < 100'000; ++depth) objects += R"({"a":)";
  CHECK(values_of(objects + "1" + std::string(100'000, '}'), 1) == R"({"a":{}})");
}

TEST_CASE("What is JSON and what is none, as another parser says") {
  for (const auto* text : texts_in_doubt) {
    CAPTURE(text);
    CHECK(values_of(text) == values_by_nlohmann(text));
  }
  CHECK(values_of(std::string_view{"{}\0", 3}) == "no JSON");
  CHECK(values_of(std::string_view{"\"\0\"", 3}) == "no JSON");
}

TEST_CASE("Spoilt JSON is read as another parser reads it") {
  const std::string whole =
      R"({"BlueprintName":"orders-etl","MaxResults":-1.5e+3,"Tags":{"a":"\u00e9\n","a":null},)"
      R"( "Names" : ["x", true,false,[[{"deep":[0,1e5]}]], "\ud83d\ude80 \"é\" 🚀"] , "E":{} })";
  const std::string pieces = "{}[]\":,\\u0159deE.+-truefalsn \t\n\xC3\xA9\xF0\x80\x01";
  std::mt19937 engine{1};
  const auto below = [&engine](std::size_t end) { return engine() % end; };
  std::size_t readable = 0;
  for (int round = 0; round < 30'000; ++round) {
    auto text = whole.substr(0, round % 3 == 0 ? below(whole.size()) : whole.size());
    for (auto changes = below(4); changes > 0 && !text.empty(); --changes) {
      text.replace(below(text.size()), below(2), below(2), pieces[below(pieces.size())]);
    }
    const auto depth = 1 + below(5);
    const auto result = values_of(text, depth);
    readable += result == "no JSON" ? 0 : 1;
    CAPTURE(text);
    REQUIRE(result == values_by_nlohmann(text, depth));
  }
  CHECK(readable > 1000);
}
