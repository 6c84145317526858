#include "server/glue/blueprint_run_json.hpp"

namespace glueprint {

Position write_blueprint_run(JsonWriter& out, std::string_view blueprint_name,
                             const BlueprintRunView& run, Instant now) {
  out.begin_object();
  const auto here = write_blueprint_run_members(out, blueprint_name, run, now);
  out.end_object();
  return here;
}

Position write_blueprint_run_members(JsonWriter& out, std::string_view blueprint_name,
                                     const BlueprintRunView& run, Instant now) {
  const auto here = position(run.phases, run.phases_from, now);
  const auto state = here.state;
  const bool has_failed = state == LifeState::failed;

  out.member("BlueprintName", blueprint_name);
  if (is_terminal(state)) out.member("CompletedOn", here.since);
  if (has_failed || state == LifeState::rolling_back) {
    out.member_if("ErrorMessage", run.error_message);
  }
  out.member_if("Parameters", run.parameters);
  out.member_if("RoleArn", run.role_arn);
  if (has_failed) out.member_if("RollbackErrorMessage", run.rollback_error_message);
  out.member("RunId", run.run_id);
  out.member("StartedOn", run.started_on);
  out.member("State", name_of(state));
  if (state == LifeState::succeeded) out.member_if("WorkflowName", run.workflow_name);
  return here;
}

}  // namespace glueprint
