#include "server/glue/guesses.hpp"

#include <fmt/format.h>

#include "core/partitions.hpp"

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

ApiError workflow_not_found(std::string_view name) {
  return entity_not_found(fmt::format("Workflow with name: {} not found.", name));
}

ApiError parameters_are_no_object() {
  return invalid_input("Parameters must be a JSON object.");
}

ApiError missing_parameter(std::string_view name) {
  return invalid_input(fmt::format("Parameter {} is required.", name));
}

ApiError mistyped_parameter(std::string_view name, std::string_view type) {
  return invalid_input(fmt::format("Parameter {} must be of type {}.", name, type));
}

ApiError parameter_not_allowed(std::string_view name) {
  return invalid_input(fmt::format("Parameter {} must be one of its allowed values.", name));
}

std::string workflow_already_exists(std::string_view name) {
  return fmt::format("workflow with name: {} already exists.", name);
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
