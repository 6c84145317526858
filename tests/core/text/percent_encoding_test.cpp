#include "core/text/percent_encoding.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("Escapes are undone, whichever the case of their digits") {
  CHECK(percent_decoded("a%2Fb%2fc%20%C3%A9") == "a/b/c \xC3\xA9");
  CHECK(percent_decoded(percent_encoded("a/b \xFF%")) == "a/b \xFF%");
  CHECK(has_whole_escapes("a%2Fb%2f"));
  CHECK(has_whole_escapes(""));
}

TEST_CASE("What is no escape stays, and is told") {
  for (const auto* text : {"%", "%4", "%zz", "a%4", "%2Fa%g0", "100%"}) {
    CAPTURE(text);
    CHECK_FALSE(has_whole_escapes(text));
  }
  CHECK(percent_decoded("%zz%41%4") == "%zzA%4");
}
