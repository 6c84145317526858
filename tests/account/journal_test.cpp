#include "server/account/journal.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace glueprint;
using nlohmann::json;

namespace {

constexpr std::size_t plenty = 100'000'000;
constexpr JournalLimits wide{100, 1000, plenty, plenty};
constexpr std::string_view get = "GetBlueprint";
constexpr std::string_view list = "ListBlueprints";

// A journal with a pool of its own.
struct Alone {
  explicit Alone(const JournalLimits& limits)
      : pool{limits.total_bytes_max}, journal{limits, pool} {}

  JournalPool pool;
  Journal journal;
};

JournalRequest request(std::int64_t serial, std::string_view operation = get,
                       std::string_view region = "us-east-1", std::string_view input = "{}") {
  return {serial, operation, region, input, "5d2f0f5e-7c4b-4a5a-8f6e-1f2b3c4d5e6f", {}, {}};
}

void fill(Journal& journal, int entries, std::string_view input = "{}") {
  for (int i = 1; i <= entries; ++i) journal.begin(request(i, get, "us-east-1", input));
}

std::vector<Firing> firings(std::size_t count, std::size_t id_bytes) {
  const auto fault = std::make_shared<const json>(json{{"kind", "error"}, {"code", "X"}});
  return {count, Firing{std::string(id_bytes, 'r'), fault}};
}

// What the entries hold at least: themselves, their long texts and their firings.
std::size_t bytes_of(const Journal& journal) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < journal.size(); ++i) {
    const auto& entry = journal.newest(i);
    bytes += sizeof(JournalEntry) + entry.input.size() + entry.request_id.size();
    bytes += entry.error.size() + entry.region.size();
    bytes += entry.invocation_id.size() + entry.user_agent.size();
    for (const auto& firing : entry.firings) {
      bytes += sizeof(Firing) + firing.rule.size();
      if (firing.fault) bytes += firing.fault->dump().size();
    }
  }
  return bytes;
}

}  // namespace

TEST_CASE("What is taken back no longer counts as fired, and takes room") {
  Alone alone{wide};
  auto& journal = alone.journal;
  journal.begin(request(1));
  journal.add_firings(1, {{"kept", nullptr}, {"idle", nullptr}});
  const auto before = journal.bytes();
  journal.take_back(1, {{"idle", std::string(1000, 'w')}});
  const auto& entry = journal.newest(0);
  REQUIRE(entry.firings.size() == 1);
  CHECK(entry.firings[0].rule == "kept");
  CHECK(entry.idle_rules[0].rule == "idle");
  CHECK(journal.bytes() > before + 900);
  journal.take_back(7, {{"kept", "unknown serial"}});
  CHECK(entry.firings.size() == 1);
}

TEST_CASE("Entries come newest first, and are found by their serial") {
  Alone alone{wide};
  auto& journal = alone.journal;
  journal.begin(request(10));
  journal.begin(request(12, list, "eu-west-1", "[]"));
  REQUIRE(journal.size() == 2);
  CHECK(journal.newest(0).serial == 12);
  CHECK(journal.newest(1).operation == get);
  REQUIRE(journal.find(10) != nullptr);
  CHECK(journal.find(10)->id == 1);
  CHECK(journal.find(12)->input == "[]");
  CHECK(journal.find(11) == nullptr);
  CHECK(journal.find(13) == nullptr);
}

TEST_CASE("Requests are counted by operation and region, and all together") {
  Alone alone{wide};
  auto& journal = alone.journal;
  journal.begin(request(1));
  journal.begin(request(2, list));
  journal.begin(request(3, get, "eu-west-1"));
  journal.begin(request(4));
  CHECK(journal.find(2)->ordinal == 1);
  CHECK(journal.find(3)->ordinal == 1);
  CHECK(journal.find(4)->ordinal == 2);
  CHECK(journal.find(4)->ordinal_of_all == 4);
  journal.clear();
  CHECK(journal.size() == 0);
  journal.begin(request(5));
  CHECK(journal.find(5)->ordinal == 1);
  CHECK(journal.find(5)->ordinal_of_all == 1);
  CHECK(journal.find(5)->id == 5);
}

TEST_CASE("The oldest entries go when there are too many") {
  Alone alone{{3, 1000, plenty, plenty}};
  auto& journal = alone.journal;
  fill(journal, 5);
  CHECK(journal.size() == 3);
  CHECK(journal.newest(2).id == 3);
  CHECK(journal.find(2) == nullptr);
  Alone none{{0, 1000, plenty, plenty}};
  fill(none.journal, 2);
  CHECK(none.journal.size() == 0);
}

TEST_CASE("The oldest entries go when they take too much") {
  Alone alone{{1000, 4096, 100'000, plenty}};
  auto& journal = alone.journal;
  const std::string input(4096, 'x');
  fill(journal, 200, input);
  CHECK(journal.size() > 10);
  CHECK(journal.size() * 4096 < 100'000);
  CHECK(journal.newest(0).id == 200);
}

TEST_CASE("An entry in the memory of a dropped one says nothing of that one") {
  Alone alone{{1, 1000, plenty, plenty}};
  auto& journal = alone.journal;
  const std::string input(500, 'x');
  auto former = request(1, get, "eu-central-1", input);
  former.unserved = "Unserved";
  former.invocation_id = "invocation";
  former.attempt = 2;
  former.user_agent = "agent";
  former.connection = 3;
  journal.begin(former);
  journal.add_firings(1, firings(1, 1));
  journal.take_back(1, {{"other", "why"}});
  ReplyFacts reply;
  reply.is_cut = true;
  journal.finish(1, {400, "Error", "note", std::chrono::microseconds{5}, "hint", reply});
  journal.begin(request(2));

  Alone fresh{{1, 1000, plenty, plenty}};
  fresh.journal.begin(request(2));
  const auto& entry = journal.newest(0);
  const auto& expected = fresh.journal.newest(0);
  CHECK(entry.region == expected.region);
  CHECK(entry.unserved == expected.unserved);
  CHECK(entry.input == expected.input);
  CHECK(entry.invocation_id == expected.invocation_id);
  CHECK(entry.attempt == expected.attempt);
  CHECK(entry.user_agent == expected.user_agent);
  CHECK(entry.connection == expected.connection);
  CHECK(entry.status == 0);
  CHECK(entry.error.empty());
  CHECK(entry.hint.empty());
  CHECK(entry.note.empty());
  CHECK(entry.firings.empty());
  CHECK(entry.idle_rules.empty());
  CHECK_FALSE(entry.reply.is_cut);
  CHECK_FALSE(entry.duration.has_value());
}

TEST_CASE("A long input is cut") {
  Alone alone{{10, 5, plenty, plenty}};
  auto& journal = alone.journal;
  journal.begin(request(1, get, "us-east-1", "123456"));
  journal.begin(request(2, get, "us-east-1", "12345"));
  CHECK(journal.find(1)->input == "12345");
  CHECK(journal.find(1)->input_is_cut);
  CHECK_FALSE(journal.find(2)->input_is_cut);
}

TEST_CASE("Of entries that had to go it is known whether rules fired for them") {
  Alone alone{{1, 5, plenty, plenty}};
  auto& journal = alone.journal;
  fill(journal, 2);
  CHECK(journal.dropped_firings() == 0);
  journal.add_firings(2, {{"rule", nullptr}});
  journal.begin(request(3));
  CHECK(journal.dropped_firings() == 1);
  journal.clear();
  CHECK(journal.dropped_firings() == 0);
}

TEST_CASE("Made-up regions without end take no memory without end") {
  Alone alone{{1, 5, plenty, plenty}};
  for (int i = 1; i <= 5000; ++i) {
    alone.journal.begin(request(i, get, "region-" + std::to_string(i)));
  }
  CHECK(alone.journal.size() == 1);
  CHECK(alone.journal.newest(0).ordinal == 4001);
}

TEST_CASE("Whatever an entry holds counts") {
  const std::string text(200, 'x');
  const auto fault = std::make_shared<const json>(text);
  for (const auto& firings : {std::vector<Firing>(5, Firing{text, nullptr}),
                              std::vector<Firing>(5, Firing{"rule", fault}),
                              std::vector<Firing>(20, Firing{"", nullptr})}) {
    Alone alone{wide};
    alone.journal.begin(request(1, get, text, text));
    alone.journal.add_firings(1, firings);
    alone.journal.finish(1, {400, text, {}});
    CHECK(bytes_of(alone.journal) <= alone.journal.bytes());
    CHECK(alone.journal.bytes() < bytes_of(alone.journal) + 1000);
  }
}

TEST_CASE("What comes to an entry later counts too") {
  Alone alone{{1000, 4096, 100'000, plenty}};
  auto& journal = alone.journal;
  for (int i = 1; i <= 300; ++i) {
    journal.begin(request(i));
    journal.add_firings(i, firings(5, 255));
    journal.finish(i, {400, std::string(200, 'e'), {}});
    REQUIRE(bytes_of(journal) <= journal.bytes());
    REQUIRE(journal.bytes() <= 100'000);
    REQUIRE(alone.pool.bytes() == journal.bytes());
  }
  CHECK(journal.size() > 10);
  CHECK(journal.size() < 50);
  CHECK(journal.newest(0).serial == 300);
  CHECK(journal.newest(0).error.size() == 200);
  CHECK(journal.dropped_firings() == 300 - static_cast<std::int64_t>(journal.size()));
}

TEST_CASE("An entry that is larger than the whole journal goes, and its firings are missed") {
  Alone alone{{1000, 4096, 50'000, plenty}};
  auto& journal = alone.journal;
  journal.begin(request(1));
  journal.add_firings(1, firings(1000, 255));
  CHECK(journal.size() == 0);
  CHECK(journal.bytes() == 0);
  journal.finish(1, {200, "", {}});
  CHECK(journal.dropped_firings() == 1);
  Alone none{{0, 5, plenty, plenty}};
  fill(none.journal, 1);
  none.journal.add_firings(1, firings(1, 5));
  CHECK(none.journal.dropped_firings() == 1);
}

TEST_CASE("The journals of all accounts share what they may hold: the oldest entries of all go") {
  JournalPool pool{100'000};
  const JournalLimits limits{1000, 4096, plenty, plenty};
  Journal quiet{limits, pool};
  Journal loud{limits, pool};
  quiet.begin(request(1, get, "us-east-1", std::string(4096, 'x')));
  loud.begin(request(2));
  quiet.begin(request(3));
  CHECK(pool.bytes() == quiet.bytes() + loud.bytes());
  int serial = 4;
  while (quiet.size() == 2) loud.begin(request(serial++));
  CHECK(quiet.find(1) == nullptr);
  CHECK(loud.find(2) != nullptr);
  CHECK(quiet.find(3) != nullptr);
  for (int i = 0; i < 1000; ++i, ++serial) {
    loud.begin(request(serial));
    loud.add_firings(serial, firings(2, 100));
    REQUIRE(pool.bytes() <= 100'000);
  }
  CHECK(quiet.size() == 0);
  CHECK(quiet.bytes() == 0);
  CHECK(loud.dropped_firings() > 0);
}

TEST_CASE("A journal that is emptied, or is no more, gives back what it held") {
  JournalPool pool{plenty};
  Journal stays{wide, pool};
  fill(stays, 3);
  const auto before = pool.bytes();
  {
    Journal goes{wide, pool};
    fill(goes, 10);
    goes.clear();
    CHECK(pool.bytes() == before);
    fill(goes, 10);
    CHECK(pool.bytes() > before);
  }
  CHECK(pool.bytes() == before);
  stays.reset();
  CHECK(pool.bytes() == 0);
  fill(stays, 1);
  CHECK(stays.newest(0).id == 1);
}
