#include <nlohmann/json.hpp>

#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/tags.hpp"

namespace glueprint {

// Ignores keys that the resource does not have.
void untag_resource(const Call& call, JsonWriter&) {
  const auto id = tagged_blueprint(call);
  auto tags = call.store.blueprints.tags(call.scope, id);
  for (const auto& key : call.input.members().at("TagsToRemove")) {
    tags.erase(key.get<std::string>());
  }
  call.store.blueprints.replace_tags(call.scope, id, tags);
}

}  // namespace glueprint
