#include "server/glue/guesses.hpp"

#include <fmt/format.h>

#include "core/partitions.hpp"
#include "server/security/digest.hpp"

namespace glueprint {

ApiError blueprint_already_exists(std::string_view name) {
  return already_exists(fmt::format("Blueprint with name: {} already exists.", name));
}

ApiError blueprint_in_state(std::string_view name, std::string_view status) {
  return illegal_blueprint_state(fmt::format("Blueprint {} is in {} state.", name, status));
}

ApiError blueprint_is_updating(std::string_view name) {
  return concurrent_modification(fmt::format("Blueprint {} is being updated.", name));
}

ApiError blueprint_not_found(std::string_view name) {
  return entity_not_found(fmt::format("Blueprint with name: {} not found.", name));
}

ApiError run_not_found(std::string_view run_id) {
  return entity_not_found(fmt::format("Blueprint run with id: {} not found.", run_id));
}

ApiError resource_not_found(std::string_view arn) {
  return entity_not_found(fmt::format("Resource {} not found.", arn));
}

ApiError invalid_next_token() {
  return invalid_input("Invalid next token.");
}

ApiError expired_next_token() {
  return invalid_input("Next token expired.");
}

ApiError reserved_tag_key(std::string_view key) {
  return invalid_input(
      fmt::format("Tag key {} is not allowed: keys that begin with aws: are reserved.", key));
}

ApiError reserved_tag_value(std::string_view key) {
  return invalid_input(fmt::format(
      "The value of tag {} is not allowed: values that begin with aws: are reserved.", key));
}

ApiError too_many_tags(std::size_t tags_max) {
  return invalid_input(fmt::format("A resource can have at most {} tags.", tags_max));
}

ApiError too_many_blueprints(std::int64_t blueprints_max) {
  return resource_number_limit_exceeded(
      fmt::format("Number of blueprints exceeds the limit of {}.", blueprints_max));
}

ApiError too_many_running(std::int64_t running_max) {
  return resource_number_limit_exceeded(
      fmt::format("Number of running blueprint runs exceeds the limit of {}.", running_max));
}

ApiError workflow_or_run_not_found() {
  return entity_not_found("Entity not found");
}

ApiError trigger_not_found(std::string_view name) {
  return entity_not_found(fmt::format("Trigger with name: {} not found.", name));
}

ApiError workflow_exists(std::string_view name) {
  return already_exists(workflow_already_exists(name));
}

ApiError no_concurrent_runs() {
  return invalid_input("MaxConcurrentRuns must be at least 1.");
}

ApiError workflow_run_in_state(std::string_view run_id, std::string_view status) {
  return illegal_workflow_state(fmt::format("Workflow run {} is in {} state.", run_id, status));
}

ApiError no_nodes_to_resume() {
  return invalid_input("NodeIds must name at least one node.");
}

ApiError unknown_node(std::string_view id) {
  return invalid_input(fmt::format("Node {} is not a node of the workflow.", id));
}

ApiError crawler_not_found(std::string_view name) {
  return entity_not_found(fmt::format("Crawler entry with name {} does not exist", name));
}

ApiError concurrent_runs_exceeded(std::string_view workflow_name) {
  return {"ConcurrentRunsExceededException",
          fmt::format("Concurrent runs exceeded for workflow: {}.", workflow_name)};
}

ApiError parameters_are_no_object() {
  return invalid_input("Parameters must be a JSON object.");
}

std::string missing_parameter(std::string_view name) {
  return fmt::format("Parameter {} is required.", name);
}

std::string mistyped_parameter(std::string_view name, std::string_view type) {
  return fmt::format("Parameter {} must be of type {}.", name, type);
}

std::string malformed_parameter(std::string_view name, std::string_view form) {
  return fmt::format("Parameter {} must be {}.", name, form);
}

std::string parameter_not_allowed(std::string_view name) {
  return fmt::format("Parameter {} must be one of its allowed values.", name);
}

ApiError wrong_parameters(const std::vector<std::string>& what) {
  return invalid_input(fmt::format("{}", fmt::join(what, " ")));
}

std::string invalid_schedule(std::string_view schedule) {
  return fmt::format("The schedule {} is invalid.", schedule);
}

std::string submitted_twice(std::string_view kind, std::string_view name) {
  return fmt::format("{} with name '{}' already submitted with different configuration", kind,
                     name);
}

std::string too_many_crawlers(std::string_view trigger) {
  return fmt::format("Only two crawlers can be activated by a single trigger: {}.", trigger);
}

std::string layout_is_none(std::string_view missing) {
  return fmt::format("The answer of the layout runner is no layout: it lacks a {}.", missing);
}

std::string workflow_already_exists(std::string_view name) {
  return fmt::format("workflow with name: {} already exists.", name);
}

std::string trigger_differs(std::string_view name) {
  return submitted_twice("Trigger", name);
}

std::string missing_in_layout(std::string_view parameter) {
  return fmt::format("Unknown error executing layout generator function KeyError: '{}'", parameter);
}

std::string node_id(std::string_view workflow_name, std::string_view type, std::string_view name) {
  return "wnode_" + sha256_hex(fmt::format("{}/{}/{}", type, name, workflow_name));
}

std::string made_up_location(const Scope& scope, std::string_view blueprint_name) {
  return fmt::format("s3://aws-glue-assets-{}-{}/blueprints/{}.zip", scope.account, scope.region,
                     blueprint_name);
}

std::string workflow_bucket(const Scope& scope) {
  return fmt::format("aws-glue-assets-{}-{}", scope.account, scope.region);
}

std::string service_location(const Scope& scope, std::string_view blueprint_name) {
  return fmt::format("https://aws-glue-assets-{0}-{1}.s3.{1}.{2}/blueprints/{3}.zip", scope.account,
                     scope.region, partition_of(scope.region).dns_suffix, blueprint_name);
}

std::string default_workflow_name(std::string_view blueprint_name, std::string_view run_id) {
  constexpr std::size_t prefix = 3;  // br_
  return fmt::format("{}-{}", blueprint_name, run_id.substr(prefix, 8));
}

}  // namespace glueprint
