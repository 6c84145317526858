#include "core/log_limit.hpp"

#include <doctest/doctest.h>

using namespace glueprint;
using namespace std::chrono_literals;

TEST_CASE("So many lines pass in an interval, and the next line says how many were left out") {
  LogLimit limit{2, 10s};
  const LogLimit::TimePoint begin{};
  CHECK(limit.admit(begin) == "");
  CHECK(limit.admit(begin + 5s) == "");
  CHECK_FALSE(limit.admit(begin + 6s));
  CHECK_FALSE(limit.admit(begin + 9999ms));
  CHECK(limit.admit(begin + 10s) == " (2 like it were not logged)");
  CHECK(limit.admit(begin + 11s) == "");
  CHECK_FALSE(limit.admit(begin + 19s));
}
