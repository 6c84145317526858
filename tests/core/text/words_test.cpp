#include "core/text/words.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("A command is split into words as a shell splits it") {
  using Words = std::vector<std::string>;
  CHECK(split_words("") == Words{});
  CHECK(split_words(" python3\t-B  x.py ") == Words{"python3", "-B", "x.py"});
  CHECK(split_words(R"(a 'b c'"d e"\ f "" '\')") == Words{"a", "b cd e f", "", "\\"});
  CHECK(split_words(R"("a\"b\\")") == Words{"a\"b\\"});
  CHECK(split_words("$HOME `x` ; | > *") == Words{"$HOME", "`x`", ";", "|", ">", "*"});
  for (const auto* open : {"'a", "\"a", "a\\"}) CHECK_FALSE(split_words(open));
}
