#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/workflow_runs.hpp"

namespace glueprint {

// AWS documents that deleting a job which is not there succeeds.
void delete_job(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("JobName");
  if (const auto job = find_entity(call, EntityKind::job, name)) {
    remove_entity(call, *job);
  } else {
    remark_on_missing_entity(call, EntityKind::job, name);
  }
  reply.member("JobName", name);
}

}  // namespace glueprint
