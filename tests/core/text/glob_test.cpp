#include "core/text/glob.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("A glob fits the whole text") {
  for (const auto* pattern : {"orders-etl", "*", "orders*", "*etl", "o*-*l", "o?ders-etl", "**",
                              "orders-etl*", "*orders-etl"}) {
    CAPTURE(std::string{pattern});
    CHECK(matches_glob(pattern, "orders-etl"));
  }
  for (const auto* pattern : {"", "orders", "etl", "orders-etl?", "?", "o*x", "Orders-etl", "*-"}) {
    CAPTURE(std::string{pattern});
    CHECK_FALSE(matches_glob(pattern, "orders-etl"));
  }
  CHECK(matches_glob("", ""));
  CHECK(matches_glob("*", ""));
  CHECK(matches_glob("a*b*c", "a-b-b-c"));
}

TEST_CASE("A glob made to be slow is not") {
  const std::string text(20'000, 'a');
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "a*";
  CHECK_FALSE(matches_glob(pattern + "b", text));
}
