#include <optional>

#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// What a reset resets: every account, one, or one of its regions.
struct ResetScope {
  std::optional<std::string> account;
  std::optional<std::string> region;
};

// The worlds of a reset that have data.
std::vector<Scope> worlds_to_reset(const AdminCall& call, const ResetScope& which) {
  auto& worlds = call.parts.store.worlds;
  if (which.region) return {call.scope};
  return which.account ? worlds.of_account(*which.account) : worlds.all();
}

// Restarts seeded draws when the account has no other data, but never in a data file. Returns how
// many requests were ended.
std::size_t reset_accounts(const AdminCall& call, const ResetScope& which) {
  const bool rewinds = !call.parts.has_data_file;
  auto& ordinals = call.parts.store.ordinals;
  if (which.account) {
    const auto ended = call.parts.accounts.reset(*which.account, rewinds);
    if (rewinds) ordinals.rewind(*which.account);
    return ended;
  }
  const auto ended = call.parts.accounts.reset_all(rewinds);
  if (rewinds) ordinals.rewind_all();
  return ended;
}

std::size_t reset_worlds(const AdminCall& call, const ResetScope& which, bool loads_fixtures) {
  auto& worlds = call.parts.worlds;
  if (which.region) {
    auto& account = call.account();
    if (loads_fixtures) worlds.enter(call.scope, account.clock.now());
    return account.pending_works.cancel(call.scope);
  }
  const auto ended = reset_accounts(call, which);
  worlds.seed_from_now_on(which.account, loads_fixtures);
  worlds.enter_named_worlds(call.parts.default_scope, call.parts.accounts, which.account);
  return ended;
}

void require_room_to_unseed(const AdminCall& call, const std::string& account) {
  if (call.parts.worlds.has_room_to_unseed(account)) return;
  throw conflict(
      "There are too many accounts without fixtures: reset all of them with "
      "?all=true&fixtures=false, or start Glueprint with a larger --worlds-max.");
}

json nullable(const std::optional<std::string>& text) {
  return text ? json(*text) : json(nullptr);
}

void reset(const AdminCall& call, AdminReply& reply, const ResetScope& which, bool loads_fixtures) {
  if (which.account && !which.region && !loads_fixtures) {
    require_room_to_unseed(call, *which.account);
  }
  const auto scopes = worlds_to_reset(call, which);
  call.parts.worlds.forget(scopes);
  const auto ended = reset_worlds(call, which, loads_fixtures);
  reply.json({{"account", nullable(which.account)},
              {"all", !which.account},
              {"fixtures", loads_fixtures},
              {"region", nullable(which.region)},
              {"requests_ended", ended},
              {"worlds", scopes.size()}});
}

ResetScope scope_named(const AdminCall& call) {
  const bool is_of_all = call.query.flag("all", false);
  if (is_of_all && (call.names_account || call.names_region)) {
    throw wrong_parameter("all", "resets every account, and another parameter names one: keep one");
  }
  if (!is_of_all && !call.names_account) {
    throw wrong_parameter("account",
                          "is missing: say which account is reset, as ?account=111122223333, or "
                          "?all=true for every one");
  }
  ResetScope which;
  if (call.names_account) which.account = call.scope.account;
  if (call.names_region) which.region = call.scope.region;
  return which;
}

}  // namespace

void post_reset(const AdminCall& call, AdminReply& reply) {
  reset(call, reply, scope_named(call), call.query.flag("fixtures", true));
}

void post_reset_as_others(const AdminCall& call, AdminReply& reply) {
  ResetScope which;
  if (call.names_account) which.account = call.scope.account;
  reset(call, reply, which, true);
}

}  // namespace glueprint
