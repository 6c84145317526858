#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/log.hpp"
#include "core/options.hpp"
#include "core/random.hpp"
#include "server/account/accounts.hpp"
#include "server/account/timelines.hpp"
#include "server/admin/admin.hpp"
#include "server/api/api.hpp"
#include "server/api/operation_runner.hpp"
#include "server/exchange/request_counts.hpp"
#include "server/gateway/gateway.hpp"
#include "server/gateway/request_guard.hpp"
#include "server/seeding/fixture.hpp"
#include "server/seeding/world_registry.hpp"
#include "server/service/start_files.hpp"
#include "storage/store.hpp"

namespace glueprint {

// The whole emulator without its sockets: owns every part, and gives each the parts that it needs.
class Service {
 public:
  // Opens the data, and seeds the default world and those that fixtures name. The timelines of the
  // files can be named, as the presets can. Every account begins with the fault rules of the files.
  // With access keys, requests must be signed with one of them. `certificate` is the PEM text for
  // an admin route. Throws StoreError when the data file cannot be used, and std::invalid_argument
  // when the options name an unknown timeline. `options` and `log` must
  // outlive the service.
  Service(const Options& options, StartFiles files, const Log& log, std::string certificate = {});

  // Takes requests over HTTP.
  Gateway& gateway() { return gateway_; }

  // Takes requests to admin routes from this process.
  Admin& admin() { return admin_; }

  // Adds or replaces timelines of files, and replaces the fixtures of the start: see
  // WorldRegistry::replace_fixtures. Throws std::invalid_argument, before it changes anything, when
  // a timeline that the options name is then of the wrong kind.
  void reload(const Timelines& timelines, std::vector<Fixture> fixtures);

  // See Accounts::replace_fault_plan.
  void replace_fault_plan(std::vector<FaultRule> plan) {
    accounts_.replace_fault_plan(std::move(plan));
  }

  // Gives the layouts of runs to somebody, who must outlive the service's requests.
  void order_layouts_from(LayoutOrders& layouts) { runner_.order_layouts_from(layouts); }

  Store& store() { return store_; }
  Account& account(std::string_view id) { return accounts_.of(id); }

 private:
  const Options& options_;
  Scope default_scope_;
  Timelines timelines_;
  Store store_;
  Random random_;
  Accounts accounts_;
  WorldRegistry worlds_;
  RequestCounts counts_;
  OperationRunner runner_;
  Api api_;
  Admin admin_;
  RequestGuard guard_;
  Gateway gateway_;
};

}  // namespace glueprint
