#pragma once

#include <string>
#include <string_view>

#include "core/lifecycle.hpp"
#include "core/records.hpp"
#include "core/scope.hpp"
#include "storage/store.hpp"

namespace glueprint {

// Gives a run the future that a timeline tells, from `from` on, and settles about its workflow: a
// run that is going to succeed takes the name at once, and when another workflow has it, or another
// run is going to make it, the run fails where it would have succeeded. AWS documents the failure;
// that it is decided at the start is a guess. The caller stores the run.
void set_future(Store& store, const Scope& scope, std::string_view blueprint_name,
                std::string_view workflow_name, BlueprintRun& run, Timeline timeline, Instant from);

// Replaces what is still to come of a stored run by another future, from `now` on.
void change_future(Store& store, const Scope& scope, std::string_view blueprint_name,
                   std::string_view workflow_name, BlueprintRun& run, Timeline timeline,
                   Instant now);

// Counts a read at `now` of a stored run that is in a phase which lasts a number of reads.
void count_read(Store& store, const Scope& scope, const BlueprintRun& run, Instant now);

}  // namespace glueprint
