#pragma once

#include <array>
#include <string>
#include <string_view>

namespace glueprint {

// The types of parameters that AWS documents for blueprint.cfg.
inline constexpr std::array<std::string_view, 8> parameter_types{
    "String", "Integer", "Double", "Boolean", "S3Uri", "S3Bucket", "IAMRoleArn", "IAMRoleName"};

// The ParameterSpec that AWS shows for the text of a blueprint.cfg: compact, in its order, five
// keys a parameter, nulls written (all documented). Unknown keys of a parameter are left out (a
// guess). Throws ArchiveError when the text is no JSON, or breaks AWS's documented format.
std::string parameter_spec_of(std::string_view cfg);

}  // namespace glueprint
