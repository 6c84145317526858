#pragma once

#include <string_view>

#include "core/entity.hpp"
#include "core/lifecycle.hpp"
#include "core/records.hpp"
#include "core/scope.hpp"
#include "storage/store.hpp"

namespace glueprint {

// Sets the future of a run by a timeline, from `from` on, and decides what it makes. A run that
// will succeed takes the names of its workflow and its entities at once. It fails at the instant of
// its success when its plan fails, when the name is none, when another workflow or run has it, or
// when a trigger stands with another definition. AWS documents the failures; that they are decided
// at the start is a guess. A run that rolls back has its entities from then on: until it has
// FAILED, or for good when the rollback fails. The caller stores the run.
void set_future(Store& store, const Scope& scope, std::string_view blueprint_name,
                const WorkflowPlan& plan, BlueprintRun& run, Timeline timeline, Instant from);

// Replaces the future of a stored run, from `now` on.
void change_future(Store& store, const Scope& scope, std::string_view blueprint_name,
                   const WorkflowPlan& plan, BlueprintRun& run, Timeline timeline, Instant now);

// What a stored run is going to make: the workflow and the entities whose names it has taken, in
// place of those of `otherwise`.
WorkflowPlan plan_kept(Store& store, const Scope& scope, const BlueprintRun& run,
                       WorkflowPlan otherwise);

// Takes the name of a workflow from the run that is going to make it, for a workflow that is made
// now: the run fails at the instant of its success.
void take_name_from_run(Store& store, const Scope& scope, const Workflow& workflow);

// Counts a read, at `now`, of a stored run whose phase lasts a number of reads.
void count_read(Store& store, const Scope& scope, BlueprintRun run, Instant now);

}  // namespace glueprint
