#pragma once

#include <string_view>

#include "core/lifecycle.hpp"
#include "core/records.hpp"
#include "core/time/instant.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// Writes a run as AWS's shape `BlueprintRun`, as of `now`. AWS documents when members appear: a
// workflow only on success. We infer the rest: CompletedOn in terminal states, error messages from
// the first failing state on. Returns the run's position.
Position write_blueprint_run(JsonWriter& out, std::string_view blueprint_name,
                             const BlueprintRunView& run, Instant now);

// The same without the braces, for an object with more members.
Position write_blueprint_run_members(JsonWriter& out, std::string_view blueprint_name,
                                     const BlueprintRunView& run, Instant now);

}  // namespace glueprint
