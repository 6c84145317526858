#include "server/account/journal.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

constexpr JournalLimits wide{100, 1000, 1'000'000};
constexpr std::string_view get = "GetBlueprint";
constexpr std::string_view list = "ListBlueprints";

void fill(Journal& journal, int entries, std::string_view input = "{}") {
  for (int i = 1; i <= entries; ++i) journal.begin(i, get, "us-east-1", input);
}

}  // namespace

TEST_CASE("Entries come newest first, and are found by their serial") {
  Journal journal{wide};
  journal.begin(10, get, "us-east-1", "{}");
  journal.begin(12, list, "eu-west-1", "[]");
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
  Journal journal{wide};
  journal.begin(1, get, "us-east-1", "");
  journal.begin(2, list, "us-east-1", "");
  journal.begin(3, get, "eu-west-1", "");
  journal.begin(4, get, "us-east-1", "");
  CHECK(journal.find(2)->ordinal == 1);
  CHECK(journal.find(3)->ordinal == 1);
  CHECK(journal.find(4)->ordinal == 2);
  CHECK(journal.find(4)->ordinal_of_all == 4);
  journal.clear();
  CHECK(journal.size() == 0);
  journal.begin(5, get, "us-east-1", "");
  CHECK(journal.find(5)->ordinal == 1);
  CHECK(journal.find(5)->ordinal_of_all == 1);
  CHECK(journal.find(5)->id == 5);
}

TEST_CASE("The oldest entries go when there are too many") {
  Journal journal{{3, 1000, 1'000'000}};
  fill(journal, 5);
  CHECK(journal.size() == 3);
  CHECK(journal.newest(2).id == 3);
  CHECK(journal.find(2) == nullptr);
  Journal none{{0, 1000, 1'000'000}};
  fill(none, 2);
  CHECK(none.size() == 0);
}

TEST_CASE("The oldest entries go when they take too much") {
  Journal journal{{1000, 4096, 100'000}};
  const std::string input(4096, 'x');
  fill(journal, 200, input);
  CHECK(journal.size() > 10);
  CHECK(journal.size() * 4096 < 100'000);
  CHECK(journal.newest(0).id == 200);
}

TEST_CASE("A long input is cut") {
  Journal journal{{10, 5, 1'000'000}};
  journal.begin(1, get, "us-east-1", "123456");
  journal.begin(2, get, "us-east-1", "12345");
  CHECK(journal.find(1)->input == "12345");
  CHECK(journal.find(1)->input_is_cut);
  CHECK_FALSE(journal.find(2)->input_is_cut);
}

TEST_CASE("Of entries that had to go it is known whether rules fired for them") {
  Journal journal{{1, 5, 1'000'000}};
  fill(journal, 2);
  CHECK(journal.dropped_firings() == 0);
  journal.find(2)->firings.push_back({"rule", nullptr});
  journal.begin(3, get, "us-east-1", "");
  CHECK(journal.dropped_firings() == 1);
  journal.clear();
  CHECK(journal.dropped_firings() == 0);
}

TEST_CASE("Made-up regions without end take no memory without end") {
  Journal journal{{1, 5, 1'000'000}};
  for (int i = 1; i <= 5000; ++i) journal.begin(i, get, "region-" + std::to_string(i), "");
  CHECK(journal.size() == 1);
}
