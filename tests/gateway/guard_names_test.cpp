#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "server/gateway/request_guard.hpp"

using namespace glueprint;

TEST_CASE("a flag that names no host or no origin is an error") {
  for (const std::string host : {"", "a b", "http://a", "a:80", "*", "*.", "*a.b", "a.*.b", "*.*.a",
                                 "*.1", "a..b", ".a", "2130706433"}) {
    CAPTURE(host);
    CHECK_THROWS_AS((RequestGuard{"localhost", {host}, {}}), std::invalid_argument);
  }
  for (const std::string origin : {"", "a", "http://", "://a", "http://a/b", "*", "null"}) {
    CAPTURE(origin);
    CHECK_THROWS_AS((RequestGuard{"localhost", {}, {origin}}), std::invalid_argument);
  }
}
