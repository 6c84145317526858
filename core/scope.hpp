#pragma once

#include <string>

namespace glueprint {

// The world of a request: the account that the credentials name, in one region. Data lives per
// scope, clock and chance per account.
struct Scope {
  std::string account;
  std::string region;

  bool operator==(const Scope&) const = default;
};

}  // namespace glueprint
