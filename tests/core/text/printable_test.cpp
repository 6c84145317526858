#include "core/text/printable.hpp"

#include <doctest/doctest.h>

using namespace glueprint;
using namespace std::string_literals;

TEST_CASE("Printable text keeps letters of every script and escapes what moves a terminal") {
  const struct {
    std::string text;
    std::string_view printable;
  } cases[] = {
      {"plain \"text\" \\", "plain \"text\" \\"},
      {"\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", "\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"},
      {"a\nb\rc\td", "a\\nb\\rc\\td"},
      {"\x1B[31m\x7F\0"s, "\\x1b[31m\\x7f\\x00"},
      {"\xC2\x9B", "\\xc2\\x9b"},                   // a C1 control: CSI
      {"\xFF \xC3", "\\xff \\xc3"},                 // no UTF-8
      {"\xC0\x8A", "\\xc0\\x8a"},                   // an overlong line end
      {"\xED\xA0\x80", "\\xed\\xa0\\x80"},          // a surrogate
      {"\xF4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"}  // beyond Unicode
  };
  for (const auto& [text, expected] : cases) CHECK(printable(text) == expected);
}
