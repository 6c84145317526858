#include "server/api/blueprint_run_json.hpp"

#include "server/lifecycle.hpp"

namespace glueprint {

void write_blueprint_run(JsonWriter& out, std::string_view blueprint_name,
                         const BlueprintRunView& run, Instant now) {
  const auto [state, since] = position(run.phases, run.phases_from, now);
  const bool has_failed = state == RunState::failed;

  out.begin_object();
  out.member("BlueprintName", blueprint_name);
  if (is_terminal(state)) out.member("CompletedOn", since);
  if (has_failed || state == RunState::rolling_back) {
    out.member_if("ErrorMessage", run.error_message);
  }
  out.member_if("Parameters", run.parameters);
  out.member_if("RoleArn", run.role_arn);
  if (has_failed) out.member_if("RollbackErrorMessage", run.rollback_error_message);
  out.member("RunId", run.run_id);
  out.member("StartedOn", run.started_on);
  out.member("State", name_of(state));
  if (state == RunState::succeeded) out.member_if("WorkflowName", run.workflow_name);
  out.end_object();
}

}  // namespace glueprint
