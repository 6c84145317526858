#include "server/world_registry.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "server/api/api_error.hpp"
#include "server/fixtures/load_fixtures.hpp"

namespace glueprint {

WorldRegistry::WorldRegistry(Store& store, const Random& random, const Timelines& timelines,
                             Timeline default_timeline, std::vector<Fixture> fixtures,
                             std::size_t worlds_max)
    : store_{store},
      random_{random},
      timelines_{timelines},
      default_timeline_{std::move(default_timeline)},
      fixtures_{std::move(fixtures)},
      worlds_max_{worlds_max} {}

void WorldRegistry::visit(const Scope& scope, Instant now) {
  if (fixtures_.empty()) return;
  auto key = scope.account + "/" + scope.region;
  if (visited_.contains(key)) return;
  const auto fixtures = unloaded_fixtures(scope);
  if (!fixtures.empty()) load(scope, fixtures, now);
  // What was only looked at is not remembered, so that made-up regions take no memory.
  if (store_.worlds.exists(scope)) visited_.insert(std::move(key));
}

void WorldRegistry::settle(const Scope& scope) {
  if (store_.worlds.exists(scope)) return;
  if (store_.worlds.count() >= worlds_max_) {
    throw resource_number_limit_exceeded(fmt::format(
        "There are {} worlds (an account in a region each) already, and no more are made: use "
        "fewer accounts, or start Glueprint with a larger --worlds-max.",
        worlds_max_));
  }
  store_.worlds.insert(scope);
}

std::vector<const Fixture*> WorldRegistry::unloaded_fixtures(const Scope& scope) {
  std::vector<const Fixture*> fixtures;
  for (const auto& fixture : fixtures_) {
    if (fixture.holds_in(scope) && !store_.worlds.has_loaded(scope, fixture.digest)) {
      fixtures.push_back(&fixture);
    }
  }
  return fixtures;
}

void WorldRegistry::load(const Scope& scope, const std::vector<const Fixture*>& fixtures,
                         Instant now) {
  auto transaction = store_.transaction();
  settle(scope);
  load_fixtures(store_, scope, fixtures, {now, timelines_, default_timeline_, random_});
  for (const auto* fixture : fixtures) store_.worlds.mark_loaded(scope, fixture->digest);
  transaction.commit();
}

}  // namespace glueprint
