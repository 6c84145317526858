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

TEST_CASE("Any JSON is read as far as it can be held") {
  const auto read = [](std::string_view text) {
    const auto json = read_any_json(text, 2);
    return json ? json->dump() : "no JSON";
  };
  CHECK(read(R"({"a":[[1,{"b":2}],{"c":[3]}],"d":4})") == R"({"a":[[],{}],"d":4})");
  CHECK(read("[1e309,-1e309,1e400]") ==
        "[1.7976931348623157e+308,-1.7976931348623157e+308,1.7976931348623157e+308]");
  CHECK(read("[18446744073709551616,-9223372036854775809]") ==
        "[18446744073709551615,-9223372036854775808]");
  CHECK(read("[" + std::string(400, '9') + ",-" + std::string(400, '9') + "]") ==
        "[18446744073709551615,-9223372036854775808]");
  CHECK(read(R"(["1e309\"1e309\\",1e309])") == R"(["1e309\"1e309\\",1.7976931348623157e+308])");
  CHECK(read("[1e-400,1.50]") == "[0.0,1.5]");
}

TEST_CASE("What is no JSON stays none beside a number beyond a double") {
  for (const auto* text :
       {"[1e309", "[1e309,+1e309]", "[1e309,01e309]", "[1e309,1.e309]", "[1e309,.5e309]",
        "[1e309,1e309-5]", "[1e309,1e]", "[1e309] 1", "[1e309,\"x]", "{\"a\":1e309,}", "1e309e"}) {
    CAPTURE(text);
    CHECK_FALSE(read_any_json(text, 64).has_value());
  }
}
