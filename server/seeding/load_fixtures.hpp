#pragma once

#include <span>

#include "core/random.hpp"
#include "core/scope.hpp"
#include "core/time/instant.hpp"
#include "server/account/timelines.hpp"
#include "server/seeding/fixture.hpp"
#include "storage/store.hpp"

namespace glueprint {

// What a loading needs besides the data: when it happens, the timelines that may be named and how
// runs go on that name none, and who draws the ids of runs that have none.
struct LoadTerms {
  Instant now;
  const Timelines& timelines;
  const Timeline& default_timeline;
  const Random& random;
};

// Writes fixtures into one world, together, so that a file may hold the runs of another's
// blueprint. A row replaces the one of the same key. The caller has chosen those that hold there
// and has opened the transaction that keeps all of it or nothing.
void load_fixtures(Store& store, const Scope& scope, std::span<const Fixture* const> fixtures,
                   const LoadTerms& terms);

}  // namespace glueprint
