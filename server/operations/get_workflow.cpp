#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/workflow_json.hpp"

namespace glueprint {

void get_workflow(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  const auto workflow = find_workflow(call, name);
  if (!workflow) throw missing_workflow(call, name);

  reply.key("Workflow");
  write_workflow(reply, *workflow,
                 {.graph = call.input.flag("IncludeGraph"),
                  .last_run = find_last_run(call, name),
                  .now = call.seen_at()});
}

}  // namespace glueprint
