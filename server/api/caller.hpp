#pragma once

#include <string>

#include "core/scope.hpp"
#include "server/account/accounts.hpp"
#include "server/exchange/exchange.hpp"

namespace glueprint {

// The sender of a request. `service` is the AWS service that the credential is scoped to, empty
// without a credential. `doubt` says why the sender may not be who is meant, and what helps; mostly
// it is empty.
struct Caller {
  Scope scope;
  Account& account;
  std::string service;
  std::string doubt{};

  bool means_another_service() const { return !service.empty() && service != "glue"; }
};

// Reads the caller from the credentials of the request, unverified. An access key of twelve digits
// is the account. `default_scope` gives what the credentials do not say.
Caller identify(const RequestHead& request, const Scope& default_scope, Accounts& accounts);

}  // namespace glueprint
