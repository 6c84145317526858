#pragma once

#include <string_view>

#include "core/scope.hpp"
#include "server/account/accounts.hpp"
#include "server/exchange/exchange.hpp"

namespace glueprint {

// Who sent a request. `service` is the AWS service that the credential is scoped to, empty when
// there is no credential; its text lies in the request.
struct Caller {
  Scope scope;
  Account& account;
  std::string_view service;

  bool means_another_service() const { return !service.empty() && service != "glue"; }
};

// Reads the caller from the Authorization header, unverified: an access key of twelve digits is the
// account. What the header does not say comes from `default_scope`.
Caller identify(const RequestHead& request, const Scope& default_scope, Accounts& accounts);

}  // namespace glueprint
