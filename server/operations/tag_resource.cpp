#include "server/api/call.hpp"
#include "server/api/guesses.hpp"
#include "server/api/json_writer.hpp"
#include "server/api/tags.hpp"
#include "server/limits.hpp"

namespace glueprint {

void tag_resource(const Call& call, JsonWriter&) {
  auto tags = read_tags(call.input, "TagsToAdd");
  const auto id = tagged_blueprint(call);
  tags.merge(call.store.blueprints.tags(call.scope, id));
  if (tags.size() > tags_of_resource_max) throw too_many_tags(tags_of_resource_max);
  call.store.blueprints.replace_tags(call.scope, id, tags);
}

}  // namespace glueprint
