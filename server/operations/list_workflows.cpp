#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/names.hpp"
#include "server/glue/paging.hpp"

namespace glueprint {

void list_workflows(const Call& call, JsonWriter& reply) {
  const Page page = read_page(call, names_on_page);
  const auto listed =
      read_names(page, call.store.workflows.names_after(call.scope, page.begin(), call.seen_at()));
  reply.member_if("NextToken", listed.next_token);
  write_names(reply, "Workflows", listed.names);
}

}  // namespace glueprint
