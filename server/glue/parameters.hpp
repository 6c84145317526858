#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace glueprint {

// Reads the parameters of a run, a JSON object in a string. With a spec, each value must have its
// type (for a collection, a list of values of the type) and be an allowed one, and each parameter
// without a default must be there. Unknown keys pass. Throws InvalidInputException. Without a spec,
// text that is no JSON object counts as no parameters.
nlohmann::json read_parameters(const std::optional<std::string>& parameter_spec,
                               std::optional<std::string_view> parameters);

// The parameters as a layout gets them: with the spec's defaults for those that are not given.
nlohmann::json with_defaults(const std::optional<std::string>& parameter_spec,
                             nlohmann::json parameters);

}  // namespace glueprint
