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

TEST_CASE("A text that is shortened says so") {
  CHECK(shortened("abc", 3) == "abc");
  CHECK(shortened("abcd", 3) == "abc...");
  CHECK(shortened("ab\xC3\xA9", 3) == "ab...");
  CHECK(shortened("", 0) == "");
}

TEST_CASE("A quoted text has its own quotes escaped, and one end") {
  CHECK(in_quotes("plain \xC3\xA9") == "\"plain \xC3\xA9\"");
  CHECK(in_quotes("a\"b\\\n\xFF") == R"("a\"b\\\n\xff")");
  CHECK(in_quotes(std::string(81, 'x')) == "\"" + std::string(80, 'x') + "...\"");
}
