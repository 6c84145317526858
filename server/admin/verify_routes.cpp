#include <fmt/format.h>

#include "core/time/duration_text.hpp"
#include "server/admin/asked_entries.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"
#include "server/insight/verification.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

std::optional<std::int64_t> find_count(const json& body, const char* name) {
  const auto found = body.find(name);
  if (found == body.end()) return std::nullopt;
  return found->get<std::int64_t>();
}

void read_counts(const json& body, Expectation& expected) {
  const auto count = find_count(body, "count");
  expected.at_least = find_count(body, "at_least");
  expected.at_most = find_count(body, "at_most");
  if (count && (expected.at_least || expected.at_most)) {
    throw wrong_member("/count", "says all; leave out at_least and at_most");
  }
  if (count) expected.at_least = expected.at_most = count;
  if (!expected.at_least || !expected.at_most || *expected.at_least <= *expected.at_most) return;
  throw wrong_member("/at_most", "is less than at_least");
}

// Intervals need two requests: an assertion about none would hold whatever it names.
void read_interval(const json& body, Expectation& expected) {
  const auto given = body.find("min_interval");
  if (given == body.end()) return;
  const auto& text = given->get_ref<const std::string&>();
  expected.min_interval = read_duration(text);
  if (!expected.min_interval) {
    throw wrong_member("/min_interval",
                       "must be a duration such as 250ms, 3s or 10m" + duration_advice(text));
  }
  if (!expected.at_least && !expected.at_most) expected.at_least = 2;
}

Expectation read_expectation(const json& body, const Account& account) {
  Expectation expected;
  if (const auto steps = body.find("in_order"); steps != body.end()) {
    if (body.size() > 1) throw wrong_member("/in_order", "stands alone; leave the others out");
    for (std::size_t i = 0; i < steps->size(); ++i) {
      expected.in_order.push_back(
          asked_entries((*steps)[i], fmt::format("/in_order/{}", i), account));
    }
    return expected;
  }
  expected.match = asked_entries(body.value("match", json::object()), "/match", account);
  read_counts(body, expected);
  read_interval(body, expected);
  if (expected.at_least || expected.at_most) return expected;
  throw wrong_member("", "must say count, at_least, at_most, min_interval or in_order");
}

// What the journal has dropped may have matched.
void require_whole(const Journal& journal) {
  if (journal.dropped() == 0) return;
  throw conflict(
      fmt::format("The journal has dropped {} requests, so that nobody can count them; DELETE "
                  "journal before the test, or start Glueprint with a larger "
                  "--journal-entries-max or --journal-bytes-max.",
                  journal.dropped()));
}

}  // namespace

void post_verify(const AdminCall& call, AdminReply& reply) {
  const auto& account = call.account();
  const auto expected = read_expectation(call.body, account);
  require_whole(account.journal);
  auto verdict = verify(account.journal, expected);
  if (!verdict.at("holds").get<bool>()) {
    reply.status = 422;
    reply.content_type = problem_type;
    verdict["status"] = reply.status;
    verdict["title"] = "Does not hold";
  }
  reply.json(verdict);
}

}  // namespace glueprint
