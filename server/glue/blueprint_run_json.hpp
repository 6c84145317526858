#pragma once

#include <string_view>

#include "core/lifecycle.hpp"
#include "core/records.hpp"
#include "core/time/instant.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// Writes a run as AWS's shape `BlueprintRun`, as it stands at `now`. AWS documents when members
// show: a workflow only on success; we infer CompletedOn in terminal states, and error messages
// from the first failing state on. Returns where the run stands.
Position write_blueprint_run(JsonWriter& out, std::string_view blueprint_name,
                             const BlueprintRunView& run, Instant now);

// The same without the braces, for what has more members.
Position write_blueprint_run_members(JsonWriter& out, std::string_view blueprint_name,
                                     const BlueprintRunView& run, Instant now);

}  // namespace glueprint
