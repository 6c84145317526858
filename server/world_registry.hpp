#pragma once

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include "server/fixtures/fixture.hpp"
#include "server/instant.hpp"
#include "server/random.hpp"
#include "server/scope.hpp"
#include "server/timelines.hpp"
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
  void visit(const Scope& scope, Instant now);

  // Makes the world when it is not there yet: called inside the transaction of a write. Throws
  // ApiError when there are too many worlds.
  void settle(const Scope& scope);

 private:
  std::vector<const Fixture*> unloaded_fixtures(const Scope& scope);
  void load(const Scope& scope, const std::vector<const Fixture*>& fixtures, Instant now);

  Store& store_;
  const Random& random_;
  const Timelines& timelines_;
  Timeline default_timeline_;
  std::vector<Fixture> fixtures_;
  std::size_t worlds_max_;
  std::unordered_set<std::string> visited_;
};

}  // namespace glueprint
