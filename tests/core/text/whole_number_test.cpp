#include "core/text/whole_number.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("A whole number is decimal digits and nothing else") {
  CHECK(read_whole_number("0") == 0u);
  CHECK(read_whole_number("4566") == 4566u);
  CHECK(read_whole_number("18446744073709551615") == UINT64_MAX);
  for (const auto* text : {"", "010", "00", "-1", "+1", " 1", "1 ", "1x", "0x10", "1.0", "1e3",
                           "18446744073709551616"}) {
    CAPTURE(text);
    CHECK_FALSE(read_whole_number(text));
  }
}
