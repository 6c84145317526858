#include "core/time/http_date.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("Dates are written as HTTP wants them") {
  const auto date = [](std::int64_t seconds) {
    return std::string{HttpDate{Instant{std::chrono::seconds{seconds}}}.text()};
  };
  CHECK(date(1708699485) == "Fri, 23 Feb 2024 14:44:45 GMT");
  CHECK(date(0) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(date(-62135596800) == "Mon, 01 Jan 0001 00:00:00 GMT");
  CHECK(date(253402300799) == "Fri, 31 Dec 9999 23:59:59 GMT");
  CHECK(date(1709164799) == "Wed, 28 Feb 2024 23:59:59 GMT");
  CHECK(date(1709164800) == "Thu, 29 Feb 2024 00:00:00 GMT");
}
