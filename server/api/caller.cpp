#include "server/api/caller.hpp"

#include "core/scope_names.hpp"
#include "server/api/credentials.hpp"

namespace glueprint {

Caller identify(const RequestHead& request, const Scope& default_scope, Accounts& accounts) {
  const auto credential = find_credential(request.value("Authorization"));
  if (!credential) return {default_scope, accounts.of(default_scope.account), {}};
  Scope scope{default_scope.account, std::string{credential->scope.region}};
  if (is_account(credential->access_key)) scope.account = credential->access_key;
  auto& account = accounts.of(scope.account);
  return {std::move(scope), account, credential->scope.service};
}

}  // namespace glueprint
