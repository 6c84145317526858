#pragma once

#include <string_view>

#include "core/scope.hpp"
#include "server/account/accounts.hpp"
#include "server/exchange/exchange.hpp"

namespace glueprint {

// The sender of a request. `service` is the AWS service that the credential is scoped to, empty
// without a credential; its text lies in the request.
struct Caller {
  Scope scope;
  Account& account;
  std::string_view service;

  bool means_another_service() const { return !service.empty() && service != "glue"; }
};

// Reads the caller from the Authorization header, unverified. An access key of twelve digits is the
// account. `default_scope` gives what the header does not say.
Caller identify(const RequestHead& request, const Scope& default_scope, Accounts& accounts);

}  // namespace glueprint
