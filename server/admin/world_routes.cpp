#include <fmt/format.h>

#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"
#include "server/seeding/export_world.hpp"
#include "server/seeding/future_rows.hpp"
#include "server/seeding/read_fixtures.hpp"

namespace glueprint {
namespace {

// The account or region in a fixture must agree with the query. Without one in the query, it
// decides.
void choose(std::string& chosen, bool is_named, const std::optional<std::string>& of_fixture,
            const char* member) {
  if (is_named && of_fixture && *of_fixture != chosen) {
    throw Problem{409,
                  fmt::format("The fixture is for {} \"{}\", the query names {}: leave one out.",
                              member, *of_fixture, chosen),
                  {{fmt::format("#/{}", member), {}, "is not what the query names"}}};
  }
  if (!is_named && of_fixture) chosen = *of_fixture;
}

std::optional<std::string> find_account(const nlohmann::json& body) {
  const auto account = body.is_object() ? body.find("account") : body.end();
  const bool is_text = account != body.end() && account->is_string();
  return is_text ? std::optional{account->get<std::string>()} : std::nullopt;
}

FixtureReading read_fixture(const AdminCall& call, const Timelines& timelines) {
  auto reading = read_fixture_document(call.body, timelines);
  if (!reading.mistakes.empty()) throw wrong_members(reading.mistakes);
  return reading;
}

}  // namespace

void put_fixtures(const AdminCall& call, AdminReply& reply) {
  const bool replaces = call.query.flag("replace", false);
  auto scope = call.scope;
  choose(scope.account, call.names_account, find_account(call.body), "account");
  const auto& account = call.parts.accounts.of(scope.account);
  auto reading = read_fixture(call, account.timelines);
  warn_of_future_rows(reading, account.clock.now());
  const auto& fixture = reading.fixtures.at(0);
  choose(scope.region, call.names_region, fixture.region, "region");
  call.parts.worlds.load(scope, fixture, account.timelines, account.clock.now(), replaces);
  if (replaces) call.parts.accounts.of(scope.account).pending_works.cancel(scope);
  nlohmann::json loaded{{"account", scope.account},
                        {"blueprints", fixture.blueprints.size()},
                        {"region", scope.region},
                        {"runs", fixture.runs.size()},
                        {"workflows", fixture.workflows.size()}};
  for (const auto& warning : reading.warnings) loaded["warnings"].push_back(to_line(warning));
  reply.json(loaded);
}

void get_export(const AdminCall& call, AdminReply& reply) {
  const auto now = call.account().clock.now();
  call.parts.worlds.enter(call.scope, now);
  reply.text = export_world(call.parts.store, call.scope, now);
}

}  // namespace glueprint
