#include <doctest/doctest.h>

#include "core/limits.hpp"
#include "server/seeding/read_faults.hpp"
#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

// A timeline of about 400 kB.
std::string long_timeline() {
  return json{{"phases", {{{"state", "FAILED"}}}},
              {"error_message", std::string(run_message_chars_max, 'x')}}
      .dump();
}

std::string name_of(std::size_t number) {
  return "timelines/t-" + std::to_string(number);
}

// Adds timelines until they are refused; returns how many there are.
std::size_t fill(Emulated& server) {
  const auto timeline = long_timeline();
  std::size_t count = 0;
  while (count < 1000 && server.admin("PUT", name_of(count), timeline).status == 201) ++count;
  return count;
}

}  // namespace

TEST_CASE("What an account's timelines and rules hold together has a maximum") {
  Emulated server;
  const auto count = fill(server);
  CHECK(count > 50);
  CHECK(count * run_message_chars_max < account_rules_bytes_max);
  CHECK((count + 1) * run_message_chars_max > account_rules_bytes_max * 9 / 10);
  CHECK(server.account().rules_bytes() <= account_rules_bytes_max);

  const auto refused = server.admin("PUT", name_of(count), long_timeline());
  CHECK(refused.status == 409);
  CHECK(refused.detail().find("delete some") != std::string::npos);
  CHECK(server.admin("PUT", name_of(0), long_timeline()).status == 200);

  auto rules = json::array();
  for (int i = 0; i < 200; ++i) {
    const json fault{{"kind", "error"},
                     {"code", "InternalServiceException"},
                     {"message", std::string(message_chars_max, 'x')}};
    rules.push_back({{"fault", fault}});
  }
  CHECK(server.add_faults(rules.dump()).status == 409);
  CHECK(server.account().faults.empty());
  CHECK(server.admin("DELETE", name_of(0)).status == 204);
  for (std::size_t i = 1; i < 10; ++i) server.admin("DELETE", name_of(i));
  CHECK(server.add_faults(rules.dump()).status == 201);
  CHECK(fill(server) < 10);
  server.admin("POST", "reset?all=true");
  CHECK(server.account().rules_bytes() == 0);
  CHECK(fill(server) == count);
}

TEST_CASE("Timeline rules count among what an account's rules hold") {
  Emulated server;
  const json rule{{"timeline", "fails"},
                  {"match", {{"Parameters", {{"p", std::string(16'000, 'x')}}}}}};
  for (int i = 0; i < 10; ++i) {
    REQUIRE(server.admin("POST", "timeline-rules", rule.dump()).status == 201);
  }
  CHECK(server.account().rules_bytes() > 160'000);
  fill(server);
  int more = 0;
  while (more < 100 && server.admin("POST", "timeline-rules", rule.dump()).status == 201) ++more;
  CHECK(more < 50);
}

TEST_CASE("A plan that holds too much is a mistake, told once") {
  auto rules = json::array();
  for (int i = 0; i < 2500; ++i) {
    rules.push_back({{"fault", {{"kind", "hang"}}},
                     {"match", {{"input", {{"Name", std::string(16'000, 'x')}}}}}});
  }
  MistakeList mistakes{"plan"};
  read_fault_plan(rules, mistakes);
  REQUIRE(mistakes.mistakes().size() == 1);
  CHECK(mistakes.mistakes()[0].message.find("all rules together") != std::string::npos);
  MistakeList none{"plan"};
  rules.erase(rules.begin() + 1500, rules.end());
  CHECK(read_fault_plan(rules, none).size() == 1500);
  CHECK(none.mistakes().empty());
}

TEST_CASE("What the rules of all accounts hold together has a maximum") {
  Emulated server;
  auto rules = json::array();
  const json names(5000, json::object());
  for (int i = 0; i < 50; ++i) {
    rules.push_back({{"fault", {{"kind", "hang"}}}, {"match", {{"input", {{"Names", names}}}}}});
  }
  const auto plan = rules.dump();
  unsigned status = 201;
  int account = 0;
  std::string detail;
  while (status == 201 && account < 100) {
    const auto route = "faults?account=" + std::to_string(100'000'000'000 + account);
    const auto answer = server.admin("POST", route, plan);
    status = answer.status;
    if (status != 201) detail = answer.detail();
    ++account;
  }
  CHECK(status == 409);
  CHECK(detail.find("of all accounts") != std::string::npos);
  CHECK(account > 5);
  CHECK(server.admin("POST", "reset?account=100000000000").status == 200);
  CHECK(server.admin("POST", "faults?account=100000000000", plan).status == 201);
}

TEST_CASE("A tape that no plan could take is refused") {
  Emulated server;
  auto rules = json::array();
  for (int i = 0; i < 1000; ++i) {
    rules.push_back({{"fault", {{"kind", "clock_skew"}, {"by", "1s"}}}});
  }
  REQUIRE(server.add_faults(rules.dump()).status == 201);
  for (int i = 0; i < 10; ++i) server.call("ListBlueprints", "{}");
  CHECK(server.admin("GET", "faults/tape").json().at("rules").size() == fault_rules_max);
  server.call("ListBlueprints", "{}");
  const auto refused = server.admin("GET", "faults/tape");
  CHECK(refused.status == 409);
  CHECK(refused.detail().find("11000 faults") != std::string::npos);
}
