#pragma once

#include <optional>
#include <string>

#include "core/records.hpp"
#include "server/glue/call.hpp"
#include "storage/blueprints.hpp"

namespace glueprint {

// Begins the registration of a blueprint: sets its phases, the error that ends them, if any, and
// the parameter spec of the archive when --s3-root is given. `pending` is CREATING or UPDATING; it
// takes the place of either in the timeline. A timeline that names UPDATING applies to updates
// only: a blueprint that is created by it is ACTIVE at once. Throws ApiError.
void begin_registration(const Call& call, Blueprint& blueprint, const Tags& tags,
                        LifeState pending);

// The definition of a blueprint that runs use: where its archive lies, and its parameter spec when
// that is known.
struct Definition {
  std::optional<std::string> location;
  std::optional<std::string> parameter_spec;
};

// The definition that runs use now. Throws IllegalBlueprintStateException when none was registered
// without error. AWS documents that the last such one is used; the error is a guess.
Definition definition_of_runs(const Blueprint& blueprint, Instant now);

}  // namespace glueprint
