#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/scope.hpp"
#include "core/time/instant.hpp"
#include "server/model/api_error.hpp"

namespace glueprint {

// What nobody outside AWS knows about blueprints, decided here and nowhere else; docs/fidelity.md
// lists each. No test calls these AWS's behaviour.

ApiError blueprint_already_exists(std::string_view name);
ApiError blueprint_in_state(std::string_view name, std::string_view status);
ApiError blueprint_is_updating(std::string_view name);
ApiError blueprint_not_found(std::string_view name);
ApiError run_not_found(std::string_view run_id);
ApiError resource_not_found(std::string_view arn);
ApiError invalid_next_token();
ApiError expired_next_token();
ApiError reserved_tag_key(std::string_view key);
ApiError reserved_tag_value(std::string_view key);
ApiError too_many_tags(std::size_t tags_max);
ApiError too_many_blueprints(std::int64_t blueprints_max);
ApiError too_many_running(std::int64_t running_max);

// Written by people who looked at AWS: the text for a workflow and for a run of one.
ApiError workflow_or_run_not_found();
ApiError trigger_not_found(std::string_view name);
ApiError workflow_exists(std::string_view name);
ApiError no_concurrent_runs();
ApiError workflow_run_in_state(std::string_view run_id, std::string_view status);
ApiError no_nodes_to_resume();
ApiError unknown_node(std::string_view id);

// Observed.
ApiError crawler_not_found(std::string_view name);

// AWS documents this text, as that of a run that did not start.
ApiError concurrent_runs_exceeded(std::string_view workflow_name);

// AWS may check the parameters of a run when it starts or only later; we check at once.
ApiError parameters_are_no_object();
std::string missing_parameter(std::string_view name);
std::string mistyped_parameter(std::string_view name, std::string_view type);
std::string malformed_parameter(std::string_view name, std::string_view form);
std::string parameter_not_allowed(std::string_view name);

// All that is wrong with the parameters of a run, in one answer.
ApiError wrong_parameters(const std::vector<std::string>& what);

// The failures of a run whose layout asks for what AWS does not make. AWS documents the text about
// a schedule, and the one about a trigger that was submitted with another definition.
std::string invalid_schedule(std::string_view schedule);
std::string submitted_twice(std::string_view kind, std::string_view name);
std::string too_many_crawlers(std::string_view trigger);

// The failure of a layout's answer that lacks a part. Ours: AWS's library always gives it.
std::string layout_is_none(std::string_view missing);

// The failure of a run whose workflow's name is taken. AWS documents the text, with another name.
std::string workflow_already_exists(std::string_view name);

// The failure of a run that finds a trigger of another definition. AWS documents the text.
std::string trigger_differs(std::string_view name);

// The failure of a layout that looks for a parameter that the run does not have: Python's words, in
// AWS's documented form.
std::string missing_in_layout(std::string_view parameter);

// The id of a node in a workflow's graph. AWS's begin with `wnode_`; the rest of ours follows from
// names, so that it is the same for the same workflow.
std::string node_id(std::string_view workflow_name, std::string_view type, std::string_view name);

// Where the archive of a blueprint lies that a fixture's run made up.
std::string made_up_location(const Scope& scope, std::string_view blueprint_name);

// How long a run is STOPPING after StopWorkflowRun, when its timeline does not say.
inline constexpr Duration usual_stopping_time = std::chrono::seconds{1};

// The bucket that a layout gets for the files of its workflow.
std::string workflow_bucket(const Scope& scope);

// The URL of AWS's copy of a blueprint. Ours leads nowhere.
std::string service_location(const Scope& scope, std::string_view blueprint_name);

// The name of the workflow that a run makes when its parameters name none. `run_id` has the form of
// those that we draw.
std::string default_workflow_name(std::string_view blueprint_name, std::string_view run_id);

}  // namespace glueprint
