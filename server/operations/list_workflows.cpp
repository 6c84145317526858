#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/names.hpp"
#include "server/glue/paging.hpp"

namespace glueprint {

void list_workflows(const Call& call, JsonWriter& reply) {
  const auto everyone = [](std::string_view) { return true; };
  const auto begin = page_begin(call).value_or("");
  const auto page = read_name_page(
      call, call.store.workflows.names_after(call.scope, begin, call.seen_at()), everyone);
  reply.member_if("NextToken", page.next_token);
  write_names(reply, "Workflows", page.names);
}

}  // namespace glueprint
