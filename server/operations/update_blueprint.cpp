#include "server/glue/blueprint_json.hpp"
#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/registration.hpp"

namespace glueprint {
namespace {

// AWS declares an error for each of the two states; which is which is a guess.
void require_settled(const Blueprint& blueprint, LifeState status) {
  if (status == LifeState::creating) throw blueprint_in_state(blueprint.name, name_of(status));
  if (status == LifeState::updating) throw blueprint_is_updating(blueprint.name);
}

}  // namespace

// Replaces Description and BlueprintLocation. During the update, and when it fails, the last active
// definition is the one before.
void update_blueprint(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  auto blueprint = call.store.blueprints.find(call.scope, name);
  if (!blueprint) throw missing_blueprint(call, name);
  const auto status = position(blueprint->phases, blueprint->phases_from, call.now).state;
  require_settled(*blueprint, status);

  if (status == LifeState::active) blueprint->last_active_definition = write_definition(*blueprint);
  blueprint->description = call.input.text_if_given("Description");
  blueprint->blueprint_location = call.input.text("BlueprintLocation");
  blueprint->blueprint_service_location = service_location(call.scope, name);
  blueprint->last_modified_on = call.now;
  const auto tags = call.store.blueprints.tags(call.scope, blueprint->id);
  begin_registration(call, *blueprint, tags, LifeState::updating);
  if (blueprint->phases == name_of(LifeState::active)) blueprint->last_active_definition.reset();
  call.store.blueprints.update(call.scope, *blueprint);

  reply.member("Name", name);
}

}  // namespace glueprint
