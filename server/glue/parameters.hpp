#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace glueprint {

// The parameters of a run, a JSON object in a string, checked against a parameter spec
// when one is known: each value has its type (a list of them for a collection) and is among
// the allowed ones, and what has no default is there. Unknown keys pass. Throws
// InvalidInputException. Without a spec, text that is no JSON object counts as no parameters.
nlohmann::json read_parameters(const std::optional<std::string>& parameter_spec,
                               std::optional<std::string_view> parameters);

// The workflow that a run is going to make: the parameter WorkflowName when it can be a workflow's
// name, else one made of the blueprint's name and the run's id.
std::string workflow_name_of(const nlohmann::json& parameters, std::string_view blueprint_name,
                             std::string_view run_id);

}  // namespace glueprint
