#include "server/api/blueprint_json.hpp"

#include "server/lifecycle.hpp"

namespace glueprint {
namespace {

// AWS documents the last active definition for a version that has errors. We show it while an
// update is under way too, since runs use it; and of a blueprint at rest, where a fixture gave it.
bool shows_last_active(const Blueprint& blueprint, LifeState status) {
  return status != LifeState::active || blueprint.phases == name_of(LifeState::active);
}

}  // namespace

void write_blueprint(JsonWriter& out, const Blueprint& blueprint, Instant now,
                     const BlueprintExtras& extras) {
  out.begin_object();
  write_blueprint_members(out, blueprint, now, extras);
  out.end_object();
}

void write_blueprint_members(JsonWriter& out, const Blueprint& blueprint, Instant now,
                             const BlueprintExtras& extras) {
  const auto status = position(blueprint.phases, blueprint.phases_from, now).state;
  out.member_if("BlueprintLocation", blueprint.blueprint_location);
  if (extras.service_location) {
    out.member_if("BlueprintServiceLocation", blueprint.blueprint_service_location);
  }
  out.member("CreatedOn", blueprint.created_on);
  out.member_if("Description", blueprint.description);
  if (status == LifeState::failed) out.member_if("ErrorMessage", blueprint.error_message);
  if (blueprint.last_active_definition && shows_last_active(blueprint, status)) {
    out.key("LastActiveDefinition");
    out.raw(*blueprint.last_active_definition);
  }
  out.member("LastModifiedOn", blueprint.last_modified_on);
  out.member("Name", blueprint.name);
  if (extras.parameter_spec) out.member_if("ParameterSpec", blueprint.parameter_spec);
  out.member("Status", name_of(status));
}

std::string write_definition(const Blueprint& blueprint) {
  std::string text;
  JsonWriter out{text};
  out.begin_object();
  out.member_if("BlueprintLocation", blueprint.blueprint_location);
  out.member_if("BlueprintServiceLocation", blueprint.blueprint_service_location);
  out.member_if("Description", blueprint.description);
  out.member("LastModifiedOn", blueprint.last_modified_on);
  out.member_if("ParameterSpec", blueprint.parameter_spec);
  out.end_object();
  return text;
}

}  // namespace glueprint
