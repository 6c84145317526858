#pragma once

#include <optional>
#include <string>

#include "core/records.hpp"
#include "core/time/instant.hpp"
#include "server/account/timelines.hpp"
#include "server/seeding/fixture.hpp"

namespace glueprint {

// When a run started whose fixture is loaded at `now`. Without a time, a finished run has just
// ended, and any other has just started.
Instant started_on(const FixtureLife& run, Instant now);

// The phases of a finished run, counted from its start. Without an end, it ran for a second.
std::string past_phases(const FixtureLife& run, Instant started_on, Instant now);

// Sets the phases of a finished run, counted from its start, and its outcome.
void set_past(BlueprintRun& row, const FixtureRun& run, Instant now);

// The future of an unfinished run. Precedence: its own future, its timeline, its blueprint's
// timeline, the default. A run that is rolling back or stopping goes on from there, or as
// `fails-and-rolls-back` and `stops` do when its timeline has no such phase. By a timeline that
// never ends, it keeps its state. The fixture's messages override those of the timeline.
Timeline future_of(const FixtureLife& run, const std::optional<std::string>& blueprint_run_timeline,
                   const Timelines& timelines, const Timeline& default_timeline);

}  // namespace glueprint
