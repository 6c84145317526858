#include "server/glue/call.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/registration.hpp"
#include "server/glue/tags.hpp"
#include "server/glue/timeline_choice.hpp"

namespace glueprint {

// AWS registers asynchronously: CREATING, then ACTIVE or FAILED. The timeline decides how long that
// takes.
void create_blueprint(const Call& call, JsonWriter& reply) {
  auto& blueprints = call.store.blueprints;
  const auto name = call.input.text("Name");
  if (blueprints.id_of(call.scope, name)) throw blueprint_already_exists(name);
  const auto tags = read_tags(call.input, "Tags");
  check_own_tags(call, tags, TagOwner::blueprint);
  const auto blueprints_max = call.defaults.blueprints_max;
  if (blueprints_max && blueprints.count(call.scope, *blueprints_max) >= *blueprints_max) {
    throw too_many_blueprints(*blueprints_max);
  }

  Blueprint blueprint;
  blueprint.name = name;
  blueprint.description = call.input.text_if_given("Description");
  blueprint.created_on = call.now;
  blueprint.last_modified_on = call.now;
  blueprint.blueprint_location = call.input.text("BlueprintLocation");
  blueprint.blueprint_service_location = service_location(call.scope, name);
  begin_registration(call, blueprint, tags, LifeState::creating);
  blueprints.insert(call.scope, blueprint, tags);

  reply.member("Name", name);
}

}  // namespace glueprint
