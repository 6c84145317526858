#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/random.hpp"
#include "core/scope.hpp"
#include "core/time/instant.hpp"
#include "server/account/accounts.hpp"
#include "server/account/timelines.hpp"
#include "server/seeding/fixture.hpp"
#include "server/seeding/load_fixtures.hpp"
#include "storage/store.hpp"

namespace glueprint {

// Begins worlds: at their first write, or with the fixtures for them. It makes no more worlds than
// the maximum.
class WorldRegistry {
 public:
  // `timelines` are those that the fixtures may name; they and the defaults must outlive
  // the registry.
  WorldRegistry(Store& store, const Random& random, const Timelines& timelines,
                const Timeline& default_timeline, const Timeline& default_workflow_timeline,
                std::vector<Fixture> fixtures, std::size_t worlds_max);

  // Loads the fixtures for this world when it is used for the first time: all of them or none.
  // Throws ApiError when there are too many worlds.
  void enter(const Scope& scope, Instant now);

  // Enters the default world and those that fixtures name; with an account, only those of that
  // account. Other worlds are seeded when they are first used.
  void enter_named_worlds(const Scope& default_scope, Accounts& accounts,
                          const std::optional<std::string>& account);

  // Makes the world if it does not exist. Call it inside the transaction of a write. Throws
  // ApiError when there are too many worlds.
  void make_if_new(const Scope& scope);

  // Empties worlds, all or none, as if they had never been used: when they are next entered, their
  // fixtures are loaded again.
  void forget(const std::vector<Scope>& scopes);

  // Whether one more account can be without fixtures, or this one is already.
  bool has_room_to_unseed(const std::string& account) const;

  // Whether fixtures are loaded into the worlds of an account from now on; without an account, of
  // all accounts.
  void seed_from_now_on(const std::optional<std::string>& account, bool is_seeded);

  // Loads a fixture: beside the fixtures of the start, or in place of all data of the world.
  void load(const Scope& scope, const Fixture& fixture, const Timelines& timelines, Instant now,
            bool replaces);

  // Replaces the fixtures of the start. Worlds load what is new in them when they are next entered.
  void replace_fixtures(std::vector<Fixture> fixtures);

 private:
  bool is_seeded(const Scope& scope) const;
  std::vector<const Fixture*> unloaded_fixtures(const Scope& scope);
  LoadTerms terms_of(Instant now, const Timelines& timelines) const;
  void load_unloaded(const Scope& scope, const std::vector<const Fixture*>& fixtures, Instant now);

  Store& store_;
  const Random& random_;
  const Timelines& timelines_;
  const Timeline& default_timeline_;
  const Timeline& default_workflow_timeline_;
  std::vector<Fixture> fixtures_;
  std::size_t worlds_max_;
  std::unordered_set<std::string> entered_;
  bool seeds_ = true;
  std::set<std::string> unseeded_accounts_;
};

}  // namespace glueprint
