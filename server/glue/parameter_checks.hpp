#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/parameter_checks.hpp"

namespace glueprint {

// Holds the parameters of a run against a spec: each without a default must be there, and each
// value must have its type (for a collection, be a list of values of the type). Full checks also
// want the documented form of S3Uri, S3Bucket, IAMRoleArn and IAMRoleName, and an allowed value; a
// parameter's own default is always good. Unknown keys pass. Throws InvalidInputException with all
// that is wrong, in the order of the spec. That AWS checks any of it is a guess.
void check_parameters(std::string_view parameter_spec, const nlohmann::json& parameters,
                      ParameterChecks checks);

}  // namespace glueprint
