#include "core/scope_names.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("An account is 12 digits") {
  CHECK(is_account("000000000000"));
  for (const auto* text : {"", "12345678901", "1234567890123", "12345678901a", "-12345678901"}) {
    CHECK_FALSE(is_account(text));
  }
}

TEST_CASE("A region is words and a number") {
  for (const auto* text :
       {"us-east-1", "eu-central-2", "us-gov-west-1", "cn-north-1", "ap-east-12"}) {
    CHECK(is_region(text));
  }
  for (const auto* text : {"", "us", "us-east", "us-1", "US-EAST-1", "us-east-1a", "us--1",
                           "-us-east-1", "us-east-", "us_east_1", "us-east-1-"}) {
    CAPTURE(text);
    CHECK_FALSE(is_region(text));
  }
  CHECK(is_region("us-" + std::string(27, 'x') + "-1"));
  CHECK_FALSE(is_region("us-" + std::string(28, 'x') + "-1"));
}
