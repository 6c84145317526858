#include "server/glue/blueprint_run_json.hpp"
#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/paging.hpp"

namespace glueprint {

// The list is newest first.
void get_blueprint_runs(const Call& call, JsonWriter& reply) {
  const auto blueprint_name = call.input.text("BlueprintName");
  const auto blueprint_id = find_blueprint_id(call, blueprint_name);
  if (!blueprint_id) throw missing_blueprint(call, blueprint_name);

  const Page page = read_page(call, call.defaults.page_size);
  const auto begin = first_seen(call, page);
  reply.key("BlueprintRuns");
  const auto next_token = write_run_page(
      reply, page, call.store.runs.after(call.scope, *blueprint_id, begin, page.size() + 1),
      [&](const BlueprintRunView& run) {
        write_blueprint_run(reply, blueprint_name, run, call.seen_at());
      });
  reply.member_if("NextToken", next_token);
}

}  // namespace glueprint
