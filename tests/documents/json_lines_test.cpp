#include "server/documents/json_lines.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("Each pointer leads to the line of its value") {
  const std::string_view text =
      "{\n"
      "  \"a\": [\n"
      "    1\n"
      "    ,\n"
      "    {\"b/c\": {},\n"
      "     \"d~\": 2}\n"
      "  ],\n"
      "  \"e\": \"\\n\"\n"
      "}\n";
  std::unordered_map<std::string, std::size_t> lines{{"", 1},     {"/a", 0},        {"/a/0", 0},
                                                     {"/a/1", 0}, {"/a/1/b~1c", 0}, {"/a/1/d~0", 0},
                                                     {"/e", 0},   {"/nothing", 0}};
  find_json_lines(text, lines);
  CHECK(lines == std::unordered_map<std::string, std::size_t>{{"", 1},
                                                              {"/a", 2},
                                                              {"/a/0", 3},
                                                              {"/a/1", 5},
                                                              {"/a/1/b~1c", 5},
                                                              {"/a/1/d~0", 6},
                                                              {"/e", 8},
                                                              {"/nothing", 0}});
}

TEST_CASE("Lines are found as far as the text is JSON") {
  std::unordered_map<std::string, std::size_t> lines{{"/a", 0}, {"/b", 0}};
  find_json_lines("{\n\"a\": 1,\n oops \"b\": 2}", lines);
  CHECK(lines.at("/a") == 2);
  CHECK(lines.at("/b") == 0);
}
