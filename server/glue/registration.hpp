#pragma once

#include <optional>
#include <string>

#include "core/records.hpp"
#include "server/glue/call.hpp"
#include "storage/blueprints.hpp"

namespace glueprint {

// Begins the registration of the blueprint's present BlueprintLocation: sets its phases, the error
// that will end them, when one will, and the parameter spec that the archive gives when --s3-root
// says where archives are. `pending` is CREATING or UPDATING; it stands wherever the timeline names
// either. A timeline that speaks of UPDATING is about updates only: what is created by it is ACTIVE
// at once. Throws ApiError.
void begin_registration(const Call& call, Blueprint& blueprint, const Tags& tags,
                        LifeState pending);

// The parameter spec of the definition that a run of the blueprint uses now; nothing when none is
// known. Throws IllegalBlueprintStateException when there is no definition that was registered
// without error: AWS documents that the last such one is used, the error is a guess.
std::optional<std::string> parameter_spec_of_runs(const Blueprint& blueprint, Instant now);

}  // namespace glueprint
