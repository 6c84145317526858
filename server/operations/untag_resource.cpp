#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/tags.hpp"

namespace glueprint {

// Ignores keys that the resource does not have.
void untag_resource(const Call& call, JsonWriter&) {
  const TaggedResource resource{call};
  auto tags = resource.tags();
  for (const auto& key : call.input.list("TagsToRemove")) tags.erase(key);
  resource.replace_tags(tags);
}

}  // namespace glueprint
