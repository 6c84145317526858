#include "server/account/accounts.hpp"

#include <doctest/doctest.h>

using namespace glueprint;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{Duration{1'700'000'000'000}};

const Timelines& presets() {
  static const Timelines timelines;
  return timelines;
}

}  // namespace

TEST_CASE("Each account is its own, and is kept") {
  Accounts accounts{2, {}, presets(), {}, {}};
  accounts.of("1").requests = 5;
  CHECK(accounts.of("2").requests == 0);
  CHECK(accounts.of("1").requests == 5);
}

TEST_CASE("Beyond the maximum, newcomers share one account") {
  Accounts accounts{1, {}, presets(), {}, {}};
  accounts.of("1").requests = 5;
  accounts.of("2").requests = 7;
  CHECK(accounts.of("3").requests == 7);
  CHECK(accounts.of("1").requests == 5);
}

TEST_CASE("Every account begins by the clock that was asked for") {
  Accounts accounts{2, {noon, 0}, presets(), {}, {}};
  accounts.of("1").clock.advance(1h);
  CHECK(accounts.of("2").clock.now() == noon);
}

TEST_CASE("A reset account is as it began, and others notice nothing") {
  Accounts accounts{2, {noon, 0}, presets(), {}, {}};
  for (const auto* id : {"1", "2"}) {
    auto& account = accounts.of(id);
    account.clock.advance(1h);
    account.requests = 5;
    account.timelines.put({"slow", {{LifeState::succeeded, {}, {}}}, {}, {}});
    account.timeline_rules.add({});
  }
  accounts.reset("1", true);
  CHECK(accounts.of("1").clock.now() == noon);
  CHECK(accounts.of("1").requests == 0);
  CHECK_FALSE(accounts.of("1").timelines.has_own("slow"));
  CHECK(accounts.of("1").timeline_rules.all().empty());
  CHECK(accounts.of("2").clock.now() == noon + 1h);
  CHECK(accounts.of("2").requests == 5);
  accounts.reset_all(false);
  CHECK(accounts.of("2").clock.now() == noon);
  CHECK(accounts.of("2").requests == 5);
}

TEST_CASE("An account of which nothing is kept leaves its place to another") {
  Accounts accounts{1, {}, presets(), {}, {}};
  accounts.of("1").clock.freeze(noon);
  CHECK_FALSE(accounts.has_room_for("2"));
  accounts.reset("1", true);
  CHECK(accounts.has_room_for("2"));
  CHECK(accounts.of("1").clock.now() != noon);
}

TEST_CASE(
    "An account stays while it has requests in hand, counts on, or has a beginning of its own") {
  Accounts busy{1, {}, presets(), {}, {}};
  busy.of("1").requests_in_hand = 1;
  busy.reset("1", true);
  CHECK_FALSE(busy.has_room_for("2"));
  CHECK(busy.of("1").requests_in_hand == 1);
  Accounts counting{1, {}, presets(), {}, {}};
  counting.of("1").requests = 5;
  counting.reset("1", false);
  CHECK(counting.of("1").requests == 5);
  Accounts timed{1, {noon, 1}, presets(), {}, {}};
  timed.of("1");
  timed.reset("1", true);
  CHECK_FALSE(timed.has_room_for("2"));
}

TEST_CASE("All accounts share what their journals may hold; a reset gives it back") {
  constexpr std::size_t room = 150'000;
  Accounts accounts{2, {}, presets(), {}, {1000, 4096, room, room}};
  const auto send = [&](std::int64_t first, std::int64_t last, std::string_view id) {
    for (auto serial = first; serial <= last; ++serial) {
      accounts.of(id).journal.begin({serial, "GetBlueprint", "us-east-1", "{}", "id", {}, {}});
    }
  };
  send(1, 100, "1");
  send(101, 200, "2");
  CHECK(accounts.of("1").journal.size() == 100);
  send(201, 2000, "of nobody");
  CHECK(accounts.of("1").journal.size() == 0);
  CHECK(accounts.of("2").journal.size() == 0);
  CHECK(accounts.of("another").journal.bytes() <= room);
  accounts.reset_all(true);
  CHECK(accounts.of("of nobody").journal.size() == 0);
  send(2001, 2100, "1");
  CHECK(accounts.of("1").journal.size() == 100);
  CHECK(accounts.of("1").journal.newest(0).id == 100);
}
