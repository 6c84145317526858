#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/limits.hpp"
#include "core/time/time_text.hpp"
#include "server/admin/handlers.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// An account in the list: those with the newest requests come first.
struct ListedAccount {
  Instant newest{};
  std::size_t requests = 0;
  std::vector<std::string> regions{};
};

std::map<std::string, ListedAccount, std::less<>> known_accounts(const AdminParts& parts) {
  std::map<std::string, ListedAccount, std::less<>> known;
  known[parts.default_scope.account].regions.push_back(parts.default_scope.region);
  for (const auto& [id, account] : parts.accounts.all()) {
    auto& listed = known[std::string{id}];
    listed.requests = account->journal.size();
    if (listed.requests > 0) listed.newest = account->journal.newest(0).real_time;
  }
  for (const auto& world : parts.store.worlds.all()) {
    auto& regions = known[world.account].regions;
    const bool is_new = std::find(regions.begin(), regions.end(), world.region) == regions.end();
    if (is_new && regions.size() < listed_regions_max) regions.push_back(world.region);
  }
  return known;
}

}  // namespace

void get_accounts(const AdminCall& call, AdminReply& reply) {
  const auto known = known_accounts(call.parts);
  using Named = std::pair<std::string_view, const ListedAccount*>;
  std::vector<Named> order;
  order.reserve(known.size());
  for (const auto& [id, account] : known) order.emplace_back(id, &account);
  std::stable_sort(order.begin(), order.end(), [](const Named& one, const Named& other) {
    return one.second->newest > other.second->newest;
  });
  if (order.size() > listed_accounts_max) order.resize(listed_accounts_max);
  auto accounts = json::array();
  for (const auto& [id, account] : order) {
    accounts.push_back(
        {{"account", id},
         {"last_request",
          account->requests > 0 ? json(write_instant(account->newest)) : json(nullptr)},
         {"regions", account->regions},
         {"requests", account->requests}});
  }
  const auto& scope = call.parts.default_scope;
  reply.json({{"accounts", std::move(accounts)},
              {"default", {{"account", scope.account}, {"region", scope.region}}}});
}

}  // namespace glueprint
