#pragma once

#include <optional>
#include <string>

#include "core/records.hpp"
#include "core/time/instant.hpp"
#include "server/account/timelines.hpp"
#include "server/seeding/fixture.hpp"

namespace glueprint {

// When a run of a fixture that is loaded at `now` started. One that does not tell has just ended,
// or just started when it has not ended.
Instant started_on(const FixtureRun& run, Instant now);

// Sets the phases of a run that is over, counted from its start, and what came of it. An end that
// is not told was a second after the start.
void set_past(BlueprintRun& row, const FixtureRun& run, Instant now);

// How a run that is not over goes on: by its own future or timeline, else its blueprint's timeline,
// else the default one; from the rollback on when it is rolling back, as `fails-and-rolls-back`
// does it when its timeline knows of none. By a timeline that never ends it stays in its state.
// Messages of the fixture go before those of the timeline.
Timeline future_of(const FixtureRun& run, const std::optional<std::string>& blueprint_run_timeline,
                   const Timelines& timelines, const Timeline& default_timeline);

}  // namespace glueprint
