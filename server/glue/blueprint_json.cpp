#include "server/glue/blueprint_json.hpp"

#include <nlohmann/json.hpp>

#include "core/lifecycle.hpp"
#include "server/glue/aws_json.hpp"
#include "server/model/model.hpp"

namespace glueprint {
namespace {

// AWS documents LastActiveDefinition for a version that has errors. We also show it during an
// update, since runs use it then, and for a blueprint at rest whose fixture gave it.
bool shows_last_active(const Blueprint& blueprint, LifeState status) {
  return status != LifeState::active || blueprint.phases == name_of(LifeState::active);
}

// The extras that AWS sends only on request are also left out here; that is a guess.
void write_last_active(JsonWriter& out, const std::string& definition,
                       const BlueprintExtras& extras) {
  auto members = nlohmann::json::parse(definition);
  if (!extras.service_location) members.erase("BlueprintServiceLocation");
  if (!extras.parameter_spec) members.erase("ParameterSpec");
  out.key("LastActiveDefinition");
  write_aws_json(out, members, *Model::built_in().find_shape("LastActiveDefinition"));
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
    write_last_active(out, *blueprint.last_active_definition, extras);
  }
  out.member("LastModifiedOn", blueprint.last_modified_on);
  out.member("Name", blueprint.name);
  if (extras.parameter_spec) out.member_if("ParameterSpec", blueprint.parameter_spec);
  out.member("Status", name_of(status));
}

std::string write_definition(const Blueprint& blueprint) {
  return written_json([&blueprint](JsonWriter& out) {
    out.begin_object();
    out.member_if("BlueprintLocation", blueprint.blueprint_location);
    out.member_if("BlueprintServiceLocation", blueprint.blueprint_service_location);
    out.member_if("Description", blueprint.description);
    out.member("LastModifiedOn", blueprint.last_modified_on);
    out.member_if("ParameterSpec", blueprint.parameter_spec);
    out.end_object();
  });
}

}  // namespace glueprint
