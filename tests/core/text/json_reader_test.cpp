#include "core/text/json_reader.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

constexpr std::size_t depth_max = 64;

bool is_readable(std::string_view text) {
  return read_json(text, depth_max).has_value();
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("JSON is read as it is") {
  const auto json = read_json(R"( {"a":[1,-2,3.5,true,false,null,"\u00e9\ud83d\ude80",{}]} )", 64);
  REQUIRE(json.has_value());
  CHECK(*json == nlohmann::json::parse(R"({"a":[1,-2,3.5,true,false,null,"é🚀",{}]})"));
}

TEST_CASE("Of a key that comes twice the last one counts") {
  CHECK(read_json(R"({"a":1,"a":{"b":2},"a":3})", 64) == nlohmann::json::parse(R"({"a":3})"));
}

TEST_CASE("What is no JSON is refused without a throw") {
  for (const auto* text : {"",
                           " ",
                           "{",
                           "{[",
                           R"({"a":10}abc)",
                           "{'a':1}",
                           R"({"a":1,})",
                           "[1,]",
                           "{\"a\":1}\f",
                           "// x\n{}",
                           "nul",
                           "1e400",
                           "-1e400",
                           R"("\ud800")",
                           R"("\udc00\ud800")",
                           "\"\x80\"",
                           "\"\xc0\xaf\"",
                           "\"\xed\xa0\x80\"",
                           "\"\xf5\x80\x80\x80\"",
                           "\"\x01\"",
                           "01",
                           "+1",
                           ".5",
                           "1.",
                           "\xEF\xBB\xBF{}"}) {
    CAPTURE(text);
    CHECK_FALSE(is_readable(text));
  }
  CHECK_FALSE(is_readable(std::string_view{"{}\0", 3}));
  CHECK_FALSE(is_readable(std::string_view{"{}\0{", 4}));
}

TEST_CASE("Nesting ends at the maximum, however deep the text is") {
  CHECK(is_readable(nested(depth_max)));
  CHECK_FALSE(is_readable(nested(depth_max + 1)));
  CHECK_FALSE(is_readable(std::string(1'000'000, '[')));
  std::string objects;
  for (int depth = 0; depth < 100'000; ++depth) objects += R"({"a":)";
  CHECK_FALSE(is_readable(objects));
}
