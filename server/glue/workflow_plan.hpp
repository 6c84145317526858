#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/entity.hpp"
#include "core/lifecycle.hpp"

namespace glueprint {

// What a run makes when no layout says it: the workflow and the graph of its timeline. The name is
// the timeline's template, filled with the parameters; else the parameter WorkflowName; else one
// made of the blueprint's name and the run's id. `parameters` have the defaults of the spec.
WorkflowPlan plan_of_run(const Timeline& timeline, const nlohmann::json& parameters,
                         std::string_view blueprint_name, std::string_view run_id);

// What a layout asks for, given as its `to_json()`: the members Workflow, Crawlers, Jobs, Triggers.
// The caller has judged it: types, and AWS's rules.
WorkflowPlan plan_of_layout(const nlohmann::json& layout);

// AWS's text for a name that no workflow can have; nothing for a good one.
std::optional<std::string> workflow_name_violation(const std::string& name);

}  // namespace glueprint
