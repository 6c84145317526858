#pragma once

#include <span>

#include "core/random.hpp"
#include "core/scope.hpp"
#include "core/time/instant.hpp"
#include "server/account/timelines.hpp"
#include "server/seeding/fixture.hpp"
#include "storage/store.hpp"

namespace glueprint {

// The terms of a load, besides the data: its instant, the timelines that can be named, the defaults
// for runs that name none, and the source of ids for runs that have none.
struct LoadTerms {
  Instant now;
  const Timelines& timelines;
  const Timeline& default_timeline;
  const Timeline& default_workflow_timeline;
  const Random& random;
};

// Writes fixtures into one world, together, so that a file may hold runs of another file's
// blueprint. A row replaces the one of the same key. The caller has chosen the fixtures of this
// world, and has opened the transaction that keeps all of it or nothing.
void load_fixtures(Store& store, const Scope& scope, std::span<const Fixture* const> fixtures,
                   const LoadTerms& terms);

}  // namespace glueprint
