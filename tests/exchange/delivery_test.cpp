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
  CHECK(delivery.sent_of(100) == 100);
  delivery.cut_body(70);
  delivery.cut_body(90);
  CHECK(delivery.sent_of(100) == 70);
  CHECK(delivery.sent_of(50) == 50);
  delivery.cut_body_to_share(0.5);
  delivery.cut_body_to_share(0.9);
  CHECK(delivery.sent_of(100) == 50);
  CHECK(delivery.sent_of(5) == 2);
  delivery.cut_body(1);
  CHECK(delivery.sent_of(100) == 1);
  CHECK(delivery.sent_of(0) == 0);
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
