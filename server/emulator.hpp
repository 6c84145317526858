#pragma once

#include <string_view>
#include <vector>

#include "server/accounts.hpp"
#include "server/admin/admin.hpp"
#include "server/api/api.hpp"
#include "server/api/operation_runner.hpp"
#include "server/doorkeeper.hpp"
#include "server/fixtures/fixture.hpp"
#include "server/gateway.hpp"
#include "server/log.hpp"
#include "server/options.hpp"
#include "server/random.hpp"
#include "server/world_registry.hpp"
#include "storage/store.hpp"

namespace glueprint {

// The whole emulator but its sockets: owns every part and hands each the ones it needs.
class Emulator {
 public:
  // Opens the data and seeds the default world and those that fixtures name. Throws StoreError when
  // the data file cannot be used. `log` must outlive the emulator.
  Emulator(const Options& options, std::vector<Fixture> fixtures, const Log& log);

  // Where requests go in.
  Gateway& gateway() { return gateway_; }

  Store& store() { return store_; }
  Clock& clock_of(std::string_view account) { return accounts_.of(account).clock; }

 private:
  void seed_named_worlds(const std::vector<Fixture>& fixtures, const Scope& default_scope);

  Store store_;
  Random random_;
  Accounts accounts_;
  WorldRegistry worlds_;
  OperationRunner runner_;
  Api api_;
  Admin admin_;
  Doorkeeper doorkeeper_;
  Gateway gateway_;
};

}  // namespace glueprint
