#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace glueprint {

// The types of parameters that AWS documents for blueprint.cfg.
inline constexpr std::array<std::string_view, 8> parameter_types{
    "String", "Integer", "Double", "Boolean", "S3Uri", "S3Bucket", "IAMRoleArn", "IAMRoleName"};

// What a blueprint.cfg says. `parameter_spec` is in the form that AWS shows: compact, in the file's
// order, five keys a parameter, nulls written (all documented). Unknown keys of a parameter are
// left out (a guess).
struct BlueprintCfg {
  std::string layout_generator;
  std::string parameter_spec;
  std::vector<std::string> parameters;  // their names
};

// A mistake in a blueprint.cfg; the pointer is a JSON pointer, empty for the file as a whole.
struct CfgMistake {
  std::string pointer;
  std::string text;  // ends a sentence that the pointer begins
};

// Reads the text of a blueprint.cfg. Throws ArchiveError with the first mistake in it.
BlueprintCfg read_cfg(std::string_view cfg);

// All mistakes in a blueprint.cfg.
std::vector<CfgMistake> mistakes_in_cfg(std::string_view cfg);

}  // namespace glueprint
