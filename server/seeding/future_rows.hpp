#pragma once

#include "core/time/instant.hpp"
#include "server/seeding/read_fixtures.hpp"

namespace glueprint {

// Warns of each fixture that has absolute times after `now`, the instant of the clock under which
// it is loaded: a run then shows its first state, and a workflow is hidden, until the clock is
// there.
void warn_of_future_rows(FixtureReading& reading, Instant now);

}  // namespace glueprint
