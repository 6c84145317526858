#include "server/seeding/world_registry.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "server/model/api_error.hpp"

namespace glueprint {
namespace {

std::string key_of(const Scope& scope) {
  return scope.account + "/" + scope.region;
}

}  // namespace

WorldRegistry::WorldRegistry(Store& store, const Random& random, const Timelines& timelines,
                             const Timeline& default_timeline,
                             const Timeline& default_workflow_timeline,
                             std::vector<Fixture> fixtures, std::size_t worlds_max)
    : store_{store},
      random_{random},
      timelines_{timelines},
      default_timeline_{default_timeline},
      default_workflow_timeline_{default_workflow_timeline},
      fixtures_{std::move(fixtures)},
      worlds_max_{worlds_max} {}

void WorldRegistry::enter(const Scope& scope, Instant now) {
  if (fixtures_.empty() || !is_seeded(scope)) return;
  auto key = key_of(scope);
  if (entered_.contains(key)) return;
  const auto fixtures = unloaded_fixtures(scope);
  if (!fixtures.empty()) load_unloaded(scope, fixtures, now);
  // A world that was only looked at is not remembered, so that invented regions take no memory.
  if (store_.worlds.exists(scope)) entered_.insert(std::move(key));
}

void WorldRegistry::make_if_new(const Scope& scope) {
  if (store_.worlds.exists(scope)) return;
  if (store_.worlds.count() >= worlds_max_) {
    const auto message = fmt::format(
        "There are {} worlds (an account in a region each) already, and no more are made: use "
        "fewer accounts, or start Glueprint with a larger --worlds-max.",
        worlds_max_);
    throw resource_number_limit_exceeded(message).with_hint(message);
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

LoadTerms WorldRegistry::terms_of(Instant now, const Timelines& timelines) const {
  return {now, timelines, default_timeline_, default_workflow_timeline_, random_};
}

void WorldRegistry::load_unloaded(const Scope& scope, const std::vector<const Fixture*>& fixtures,
                                  Instant now) {
  auto transaction = store_.transaction();
  make_if_new(scope);
  load_fixtures(store_, scope, fixtures, terms_of(now, timelines_));
  for (const auto* fixture : fixtures) store_.worlds.mark_loaded(scope, fixture->digest);
  transaction.commit();
}

void WorldRegistry::enter_named_worlds(const Scope& default_scope, Accounts& accounts,
                                       const std::optional<std::string>& account) {
  std::vector<Scope> scopes{default_scope};
  for (const auto& fixture : fixtures_) {
    scopes.push_back({fixture.account.value_or(default_scope.account),
                      fixture.region.value_or(default_scope.region)});
  }
  for (const auto& scope : scopes) {
    if (account.value_or(scope.account) != scope.account) continue;
    enter(scope, accounts.of(scope.account).clock.now());
  }
}

void WorldRegistry::forget(const std::vector<Scope>& scopes) {
  auto transaction = store_.transaction();
  for (const auto& scope : scopes) {
    store_.rows.clear(scope);
    store_.worlds.remove(scope);
  }
  transaction.commit();
  for (const auto& scope : scopes) entered_.erase(key_of(scope));
}

void WorldRegistry::seed_from_now_on(const std::optional<std::string>& account, bool is_seeded) {
  if (!account) {
    seeds_ = is_seeded;
    unseeded_accounts_.clear();
  } else if (is_seeded) {
    unseeded_accounts_.erase(*account);
  } else {
    unseeded_accounts_.insert(*account);
  }
}

bool WorldRegistry::has_room_to_unseed(const std::string& account) const {
  return unseeded_accounts_.size() < worlds_max_ || unseeded_accounts_.contains(account);
}

bool WorldRegistry::is_seeded(const Scope& scope) const {
  return seeds_ && !unseeded_accounts_.contains(scope.account);
}

void WorldRegistry::load(const Scope& scope, const Fixture& fixture, const Timelines& timelines,
                         Instant now, bool replaces) {
  enter(scope, now);
  const std::vector<const Fixture*> fixtures{&fixture};
  auto transaction = store_.transaction();
  make_if_new(scope);
  if (replaces) store_.rows.clear(scope);
  load_fixtures(store_, scope, fixtures, terms_of(now, timelines));
  transaction.commit();
}

void WorldRegistry::replace_fixtures(std::vector<Fixture> fixtures) {
  std::set<std::string> gone;
  for (const auto& fixture : fixtures_) gone.insert(fixture.digest);
  for (const auto& fixture : fixtures) gone.erase(fixture.digest);
  auto transaction = store_.transaction();
  for (const auto& digest : gone) store_.worlds.unmark_loaded(digest);
  transaction.commit();
  fixtures_ = std::move(fixtures);
  entered_.clear();
}

}  // namespace glueprint
