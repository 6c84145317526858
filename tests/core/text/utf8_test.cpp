#include "core/text/utf8.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("A character has one to four bytes, and no other form than its shortest") {
  const struct {
    std::string_view text;
    std::size_t length;
  } cases[] = {
      {"", 0},
      {"ab", 1},
      {"\xC3\xA9x", 2},
      {"\xE2\x82\xAC", 3},
      {"\xF0\x9F\x98\x80", 4},
      {"\x80", 0},              // no beginning
      {"\xC3", 0},              // no end
      {"\xC0\x8A", 0},          // overlong
      {"\xE0\x9F\xBF", 0},      // overlong
      {"\xF0\x8F\xBF\xBF", 0},  // overlong
      {"\xED\xA0\x80", 0},      // a surrogate
      {"\xF4\x90\x80\x80", 0},  // beyond Unicode
      {"\xE2\x82x", 0},
  };
  for (const auto& example : cases) {
    CAPTURE(example.text);
    CHECK(character_length(example.text) == example.length);
    if (!example.text.empty()) CHECK(is_utf8(example.text) == (example.length > 0));
  }
  CHECK(is_utf8(""));
}

TEST_CASE("The beginning of a text ends with a whole character, at every length") {
  const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";
  const std::size_t ends[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
  for (std::size_t bytes_max = 0; bytes_max < std::size(ends); ++bytes_max) {
    CAPTURE(bytes_max);
    CHECK(whole_characters(text, bytes_max) == text.substr(0, ends[bytes_max]));
  }
}

TEST_CASE("Bytes that are no UTF-8 are cut where the maximum is") {
  CHECK(whole_characters("\xFF\xFF\xFF", 2) == "\xFF\xFF");
  CHECK(whole_characters("\x80\x80\x80\x80\x80\x80", 5).size() == 5);
  CHECK(whole_characters("\xE2\x82\xE2\x82", 3).size() == 3);
}
