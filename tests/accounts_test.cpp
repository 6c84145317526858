#include "server/accounts.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("Each account is its own, and is kept") {
  Accounts accounts{2, {}};
  accounts.of("1").requests = 5;
  CHECK(accounts.of("2").requests == 0);
  CHECK(accounts.of("1").requests == 5);
}

TEST_CASE("Beyond the maximum, newcomers share one account") {
  Accounts accounts{1, {}};
  accounts.of("1").requests = 5;
  accounts.of("2").requests = 7;
  CHECK(accounts.of("3").requests == 7);
  CHECK(accounts.of("1").requests == 5);
}
