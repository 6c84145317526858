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

// The name of the workflow that a run will make: the parameter WorkflowName if it is a valid name,
// else one made of the blueprint's name and the run's id.
std::string workflow_name_of(const nlohmann::json& parameters, std::string_view blueprint_name,
                             std::string_view run_id);

}  // namespace glueprint
