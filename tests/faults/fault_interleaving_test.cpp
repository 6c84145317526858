#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;

namespace {

constexpr auto mixed_plan = R"([
  {"id": "some", "probability": 0.4, "fault": {"kind": "error", "code": "ThrottlingException"}},
  {"id": "few", "match": {"input": {"Name": "b"}}, "skip": 3, "every": 2, "probability": 0.5,
   "fault": {"kind": "error", "code": "InternalServiceException"}}])";

// The outcomes of each account's requests, in their order, when accounts come in this order.
std::map<std::string, std::string> outcomes(const std::vector<int>& order) {
  Emulated server;
  for (const auto* account : {"111111111111", "222222222222", "333333333333"}) {
    server.admin("POST", std::string{"faults?account="} + account, mixed_plan);
  }
  std::map<std::string, std::string> seen;
  std::map<int, int> sent;
  for (const int who : order) {
    const std::string account(12, static_cast<char>('1' + who));
    const auto* name = sent[who]++ % 3 == 0 ? R"({"Name":"a"})" : R"({"Name":"b"})";
    const auto answer = server.call("GetBlueprint", name, account);
    seen[account] += answer.error()[0];  // Entity..., Throttling..., Internal...
  }
  return seen;
}

}  // namespace

TEST_CASE("However accounts interleave, rules fire for the same requests of each") {
  constexpr int requests = 60;
  std::vector<int> one_by_one;
  std::vector<int> in_turns;
  std::vector<int> mixed;
  for (int i = 0; i < 3 * requests; ++i) {
    one_by_one.push_back(i / requests);
    in_turns.push_back(i % 3);
    mixed.push_back(i * 7 / 5 % 3);
  }
  std::stable_sort(mixed.begin() + requests, mixed.end());
  const auto expected = outcomes(one_by_one);
  for (const auto& [account, seen] : expected) {
    CHECK(seen.find('T') != std::string::npos);
    CHECK(seen.find('I') != std::string::npos);
    CHECK(seen.find('E') != std::string::npos);
  }
  CHECK(expected.at("111111111111") != expected.at("222222222222"));
  CHECK(outcomes(in_turns) == expected);
  const auto other = outcomes(mixed);
  for (const auto& [account, seen] : other) {
    const auto shared = std::min(seen.size(), expected.at(account).size());
    CHECK(seen.substr(0, shared) == expected.at(account).substr(0, shared));
  }
}

TEST_CASE("Another seed fires for other requests, the same seed the same ones") {
  const auto outcome = [](std::uint64_t seed) {
    Options options;
    options.seed = seed;
    Emulated server{options};
    server.add_faults(mixed_plan);
    std::string seen;
    for (int i = 0; i < 60; ++i) {
      seen += server.call("GetBlueprint", R"({"Name":"b"})").error()[0];
    }
    return seen;
  };
  CHECK(outcome(1) == outcome(1));
  CHECK(outcome(1) != outcome(2));
}

TEST_CASE("After a reset, the same rules fire for the same requests again") {
  Emulated server;
  const auto outcome = [&server] {
    server.add_faults(mixed_plan);
    std::string seen;
    for (int i = 0; i < 40; ++i) seen += server.call("GetBlueprint", R"({"Name":"b"})").error()[0];
    return seen;
  };
  const auto first = outcome();
  CHECK(server.admin("POST", "reset?all=true").status == 200);
  CHECK(server.account().faults.empty());
  CHECK(server.account().journal.size() == 0);
  CHECK(outcome() == first);
}
