#pragma once

#include <string>

namespace glueprint {

// Whose world this is: the account that the credentials name, in one region. Data lives per scope;
// clock and chance live per account.
struct Scope {
  std::string account;
  std::string region;

  bool operator==(const Scope&) const = default;
};

}  // namespace glueprint
