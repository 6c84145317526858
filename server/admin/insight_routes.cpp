#include "server/admin/handlers.hpp"
#include "server/insight/findings.hpp"
#include "server/insight/retries.hpp"

namespace glueprint {
namespace {

// Looks in the other regions of the account first, then in other accounts.
FindElsewhere elsewhere(const AdminCall& call) {
  return [&call](const std::string& region, const std::string& name) -> std::optional<Scope> {
    auto& store = call.parts.store;
    const auto& account = call.scope.account;
    if (store.blueprints.count({account, region}, 1) > 0) return std::nullopt;
    for (const auto& scope : store.worlds.of_account(account)) {
      if (store.blueprints.id_of(scope, name)) return scope;
    }
    for (const auto& scope : store.worlds.all()) {
      if (store.blueprints.id_of(scope, name)) return scope;
    }
    return std::nullopt;
  };
}

}  // namespace

void get_retries(const AdminCall& call, AdminReply& reply) {
  const auto limit = call.query.number("limit", 1, 1000).value_or(100);
  reply.json({{"calls", write_retries(call.account().journal, static_cast<std::size_t>(limit))}});
}

void get_findings(const AdminCall& call, AdminReply& reply) {
  const auto findings = findings_in(call.account().journal, elsewhere(call));
  reply.json({{"findings", write_findings(findings)}});
}

}  // namespace glueprint
