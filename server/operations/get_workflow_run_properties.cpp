#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/workflow_run_json.hpp"

namespace glueprint {

void get_workflow_run_properties(const Call& call, JsonWriter& reply) {
  reply.key("RunProperties");
  write_run_properties(reply, require_workflow_run(call));
}

}  // namespace glueprint
