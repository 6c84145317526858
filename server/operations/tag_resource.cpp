#include "core/limits.hpp"
#include "server/glue/call.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/tags.hpp"
#include "server/glue/timeline_choice.hpp"

namespace glueprint {

void tag_resource(const Call& call, JsonWriter&) {
  auto tags = read_tags(call.input, "TagsToAdd");
  const TaggedResource resource{call};
  check_own_tags(call, tags, resource.is_workflow() ? TagOwner::workflow : TagOwner::blueprint);
  tags.merge(resource.tags());
  if (tags.size() > tags_of_resource_max) throw too_many_tags(tags_of_resource_max);
  resource.replace_tags(tags);
}

}  // namespace glueprint
