#pragma once

#include <string>

#include "core/lifecycle.hpp"
#include "core/scope.hpp"
#include "server/account/accounts.hpp"
#include "server/archive/blueprint_files.hpp"

namespace glueprint {

// The layout of one run, to be run by the user's own command. `input` is the JSON object that the
// command gets, but for the folder and the server's URL. `after` is what the run's timeline has
// after its layout.
struct LayoutOrder {
  Scope scope;
  Account& account;
  std::string blueprint_name;
  std::string run_id;
  BlueprintFiles files;
  std::string input;
  Timeline after;
};

// Whoever runs layouts. The answer ends the wait of the run, see end_wait.
class LayoutOrders {
 public:
  LayoutOrders() = default;
  LayoutOrders(const LayoutOrders&) = delete;
  LayoutOrders& operator=(const LayoutOrders&) = delete;
  virtual ~LayoutOrders() = default;

  // Takes an order; its work begins later.
  virtual void take(LayoutOrder order) = 0;
};

}  // namespace glueprint
