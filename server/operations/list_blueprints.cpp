#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/names.hpp"
#include "server/glue/paging.hpp"

namespace glueprint {
namespace {

NamePage read_listed(const Call& call) {
  auto& blueprints = call.store.blueprints;
  const Page page = read_page(call, names_on_page);
  const auto made_by = call.effects.stale_by ? call.seen_at() : Instant::max();
  const auto tags = call.input.map("Tags");
  if (tags.empty()) {
    return read_names(page, blueprints.names_after(call.scope, page.begin(), made_by));
  }
  return read_names(page, blueprints.tagged_names_after(call.scope, page.begin(), made_by, tags));
}

}  // namespace

// Lists the blueprints that have all tags of the request, key and value.
void list_blueprints(const Call& call, JsonWriter& reply) {
  const auto listed = read_listed(call);
  write_names(reply, "Blueprints", listed.names);
  reply.member_if("NextToken", listed.next_token);
}

}  // namespace glueprint
