#include <nlohmann/json.hpp>

#include "server/api/call.hpp"
#include "server/api/guesses.hpp"
#include "server/api/json_writer.hpp"

namespace glueprint {
namespace {

Tags tags_of(const Input& input) {
  const auto given = input.members().find("Tags");
  if (given == input.members().end()) return {};
  auto tags = given->get<Tags>();
  for (const auto& [key, value] : tags) {
    if (key.starts_with("aws:")) throw reserved_tag_key(key);
  }
  return tags;
}

}  // namespace

// AWS registers asynchronously: CREATING, then ACTIVE or FAILED. Here a blueprint is ACTIVE at
// once.
void create_blueprint(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  if (call.store.blueprints.id_of(call.scope, name)) throw blueprint_already_exists(name);

  Blueprint blueprint;
  blueprint.name = name;
  blueprint.description = call.input.text_if_given("Description");
  blueprint.created_on = call.now;
  blueprint.last_modified_on = call.now;
  blueprint.blueprint_location = call.input.text("BlueprintLocation");
  blueprint.blueprint_service_location = service_location(call.scope, name);
  blueprint.status = "ACTIVE";
  call.store.blueprints.insert(call.scope, blueprint, tags_of(call.input));

  reply.member("Name", name);
}

}  // namespace glueprint
