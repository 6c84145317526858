#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/tags.hpp"

namespace glueprint {

void get_tags(const Call& call, JsonWriter& reply) {
  const auto tags = TaggedResource{call}.tags();
  reply.key("Tags");
  reply.begin_object();
  for (const auto& [key, value] : tags) reply.member(key, value);
  reply.end_object();
}

}  // namespace glueprint
