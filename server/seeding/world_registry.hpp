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
#include "storage/store.hpp"

namespace glueprint {

// Where worlds begin: with their first write, or with fixtures that hold for them. Beyond the
// maximum no further world is made.
class WorldRegistry {
 public:
  // The timelines are those that the fixtures may name; they must outlive the registry.
  WorldRegistry(Store& store, const Random& random, const Timelines& timelines,
                Timeline default_timeline, std::vector<Fixture> fixtures, std::size_t worlds_max);

  // Loads the fixtures that hold for this world, when it is used for the first time. All of them
  // are loaded or none. Throws ApiError when there are too many worlds.
  void enter(const Scope& scope, Instant now);

  // Enters the default world and those that fixtures name; with an account, those of it alone. The
  // rest are seeded when they are first used.
  void enter_named_worlds(const Scope& default_scope, Accounts& accounts,
                          const std::optional<std::string>& account);

  // Makes the world when it is not there yet: called inside the transaction of a write. Throws
  // ApiError when there are too many worlds.
  void make_if_new(const Scope& scope);

  // Empties worlds, as though they had never been used: their fixtures come again when they are
  // next entered. All or none are emptied.
  void forget(const std::vector<Scope>& scopes);

  // Whether fixtures are loaded into the worlds of an account from now on; without one, of all.
  void seed_from_now_on(const std::optional<std::string>& account, bool is_seeded);

  // Loads a fixture beside those of the start, or in place of all that the world holds.
  void load(const Scope& scope, const Fixture& fixture, const Timelines& timelines, Instant now,
            bool replaces);

  // Takes fixtures over in place of those of the start. Worlds get what is new in them when
  // they are next entered.
  void replace_fixtures(std::vector<Fixture> fixtures);

 private:
  bool is_seeded(const Scope& scope) const;
  std::vector<const Fixture*> unloaded_fixtures(const Scope& scope);
  void load_unloaded(const Scope& scope, const std::vector<const Fixture*>& fixtures, Instant now);

  Store& store_;
  const Random& random_;
  const Timelines& timelines_;
  Timeline default_timeline_;
  std::vector<Fixture> fixtures_;
  std::size_t worlds_max_;
  std::unordered_set<std::string> entered_;
  bool seeds_ = true;
  std::set<std::string> unseeded_accounts_;
};

}  // namespace glueprint
