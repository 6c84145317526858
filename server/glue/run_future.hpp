#pragma once

#include <string>
#include <string_view>

#include "core/lifecycle.hpp"
#include "core/records.hpp"
#include "core/scope.hpp"
#include "storage/store.hpp"

namespace glueprint {

// Sets the future of a run by a timeline, from `from` on, and decides about its workflow. A run
// that will succeed takes the workflow's name at once. If another workflow or run has the name, the
// run fails at the instant of its success. AWS documents the failure; that it is decided at the
// start is a guess. The caller stores the run.
void set_future(Store& store, const Scope& scope, std::string_view blueprint_name,
                std::string_view workflow_name, BlueprintRun& run, Timeline timeline, Instant from);

// Replaces the future of a stored run, from `now` on.
void change_future(Store& store, const Scope& scope, std::string_view blueprint_name,
                   std::string_view workflow_name, BlueprintRun& run, Timeline timeline,
                   Instant now);

// Counts a read, at `now`, of a stored run whose phase lasts a number of reads.
void count_read(Store& store, const Scope& scope, BlueprintRun run, Instant now);

}  // namespace glueprint
