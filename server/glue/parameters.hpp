#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/parameter_checks.hpp"

namespace glueprint {

// Reads the parameters of a run, a JSON object in a string. With a spec, they are held against it:
// see check_parameters. Throws InvalidInputException. Without a spec, and without checks, text that
// is no JSON object counts as no parameters.
nlohmann::json read_parameters(const std::optional<std::string>& parameter_spec,
                               std::optional<std::string_view> parameters,
                               ParameterChecks checks = ParameterChecks::full);

// The parameters as a layout gets them: with the spec's defaults for those that are not given.
nlohmann::json with_defaults(const std::optional<std::string>& parameter_spec,
                             nlohmann::json parameters);

}  // namespace glueprint
