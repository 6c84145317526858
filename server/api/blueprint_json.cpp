#include "server/api/blueprint_json.hpp"

namespace glueprint {

void write_blueprint(JsonWriter& out, const Blueprint& blueprint, const BlueprintExtras& extras) {
  out.begin_object();
  out.member_if("BlueprintLocation", blueprint.blueprint_location);
  if (extras.service_location) {
    out.member_if("BlueprintServiceLocation", blueprint.blueprint_service_location);
  }
  out.member("CreatedOn", blueprint.created_on);
  out.member_if("Description", blueprint.description);
  out.member_if("ErrorMessage", blueprint.error_message);
  if (blueprint.last_active_definition) {
    out.key("LastActiveDefinition");
    out.raw(*blueprint.last_active_definition);
  }
  out.member("LastModifiedOn", blueprint.last_modified_on);
  out.member("Name", blueprint.name);
  if (extras.parameter_spec) out.member_if("ParameterSpec", blueprint.parameter_spec);
  out.member("Status", blueprint.status);
  out.end_object();
}

}  // namespace glueprint
