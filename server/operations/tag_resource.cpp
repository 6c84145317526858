#include "core/limits.hpp"
#include "server/glue/call.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/tags.hpp"

namespace glueprint {

void tag_resource(const Call& call, JsonWriter&) {
  auto tags = read_tags(call.input, "TagsToAdd");
  const auto id = tagged_blueprint(call);
  tags.merge(call.store.blueprints.tags(call.scope, id));
  if (tags.size() > tags_of_resource_max) throw too_many_tags(tags_of_resource_max);
  call.store.blueprints.replace_tags(call.scope, id, tags);
}

}  // namespace glueprint
