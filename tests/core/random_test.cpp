#include "core/random.hpp"

#include <set>

#include <doctest/doctest.h>

#include "core/text/ascii.hpp"

using namespace glueprint;

namespace {

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

TEST_CASE("A run id is br_ and 64 hex digits") {
  const auto id = Random{1}.run_id("000000000000", 1);
  CHECK(id.size() == 67);
  CHECK(id.starts_with("br_"));
  CHECK(is_hex(id.substr(3)));
}

TEST_CASE("A request id has the form of a random UUID") {
  const std::string id{Random{1}.request_id("000000000000", 0, 1).text()};
  REQUIRE(id.size() == 36);
  for (const auto dash : {8U, 13U, 18U, 23U}) CHECK(id[dash] == '-');
  CHECK(id[14] == '4');
  CHECK(std::string_view{"89ab"}.find(id[19]) != std::string_view::npos);
  std::string digits = id;
  std::erase(digits, '-');
  CHECK(digits.size() == 32);
  CHECK(is_hex(digits));
}

TEST_CASE("The same draw gives the same bytes, and any other draw gives others") {
  const Random random{1};
  CHECK(random.run_id("111111111111", 7) == Random{1}.run_id("111111111111", 7));
  std::set<std::string> ids{random.run_id("111111111111", 7), Random{2}.run_id("111111111111", 7),
                            random.run_id("222222222222", 7), random.run_id("111111111111", 8)};
  CHECK(ids.size() == 4);
  std::set<std::string> requests;
  for (const auto& id : {random.request_id("1", 0, 1), random.request_id("1", 1, 1),
                         random.request_id("1", 0, 2), random.request_id("2", 0, 1),
                         random.request_id("1", 1, 0), Random{3}.request_id("1", 0, 1)}) {
    requests.emplace(id.text());
  }
  CHECK(requests.size() == 6);
}

TEST_CASE("A hundred thousand draws are all different") {
  const Random random{42};
  std::set<std::string> ids;
  for (std::int64_t ordinal = 0; ordinal < 100'000; ++ordinal) {
    ids.emplace(random.request_id("000000000000", 0, ordinal).text());
  }
  CHECK(ids.size() == 100'000);
}

TEST_CASE("Token keys belong to a seed and an account") {
  CHECK(Random{1}.token_key("1") == Random{1}.token_key("1"));
  CHECK(Random{1}.token_key("1") != Random{2}.token_key("1"));
  CHECK(Random{1}.token_key("1") != Random{1}.token_key("2"));
}
