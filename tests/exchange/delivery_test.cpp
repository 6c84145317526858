#include "server/exchange/delivery.hpp"

#include <algorithm>
#include <array>

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("Of two wishes how the connection ends, the stronger one holds in any order") {
  using Ending = Delivery::Ending;
  constexpr std::array endings{Ending::as_asked, Ending::closed, Ending::reset};
  for (const auto one : endings) {
    for (const auto other : endings) {
      Delivery delivery;
      delivery.end(one);
      delivery.end(other);
      CHECK(delivery.ending == std::max(one, other));
    }
  }
}

TEST_CASE("The shortest body that was asked for is sent") {
  Delivery delivery;
  delivery.cut_body(7);
  CHECK(delivery.body_bytes_max == 7);
  delivery.cut_body(9);
  CHECK(delivery.body_bytes_max == 7);
  delivery.cut_body(0);
  CHECK(delivery.body_bytes_max == 0);
}

TEST_CASE("The slowest pace holds, for as long as the rule that asks for it is there") {
  const auto fast = std::make_shared<HeldRequests>();
  const auto slow = std::make_shared<HeldRequests>();
  Delivery delivery;
  delivery.pace(100, fast);
  CHECK(delivery.bytes_per_second == 100);
  CHECK(delivery.paced_by == fast);
  delivery.pace(10, slow);
  delivery.pace(50, fast);
  CHECK(delivery.bytes_per_second == 10);
  CHECK(delivery.paced_by == slow);
}
