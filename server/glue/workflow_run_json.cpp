#include "server/glue/workflow_run_json.hpp"

#include <array>
#include <string_view>

#include "server/glue/aws_json.hpp"
#include "server/model/model.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

void write_member(JsonWriter& out, const char* name, const json& value) {
  out.key(name);
  write_aws_json(out, value,
                 *Model::built_in().find_shape("WorkflowRun")->find_member(name)->shape);
}

void write_given(JsonWriter& out, const char* name, const json& details) {
  if (details.contains(name)) write_member(out, name, details.at(name));
}

// The count that the actions of a run in that state stand in.
std::string_view count_of(LifeState state) {
  switch (state) {
    case LifeState::completed:
      return "SucceededActions";
    case LifeState::stopped:
      return "StoppedActions";
    case LifeState::error:
      return "ErroredActions";
    default:
      return "RunningActions";
  }
}

void write_statistics(JsonWriter& out, std::int64_t actions, LifeState state) {
  constexpr std::array names{"ErroredActions", "FailedActions",    "RunningActions",
                             "StoppedActions", "SucceededActions", "TimeoutActions",
                             "TotalActions",   "WaitingActions"};
  out.key("Statistics");
  out.begin_object();
  for (const std::string_view name : names) {
    out.key(name);
    out.number(name == "TotalActions" || name == count_of(state) ? actions : 0);
  }
  out.end_object();
}

}  // namespace

Position write_workflow_run(JsonWriter& out, const WorkflowRun& run, Instant now,
                            const std::optional<json>& graph) {
  out.begin_object();
  const auto here = write_workflow_run_members(out, run, now, graph);
  out.end_object();
  return here;
}

Position write_workflow_run_members(JsonWriter& out, const WorkflowRun& run, Instant now,
                                    const std::optional<json>& graph) {
  const auto details = run.details ? json::parse(*run.details) : json::object();
  const auto here = position(run.phases, run.phases_from, now);
  if (is_terminal(here.state)) out.member("CompletedOn", here.since);
  if (here.state == LifeState::error) out.member_if("ErrorMessage", run.error_message);
  if (graph && details.contains("Graph")) {
    write_member(out, "Graph", details.at("Graph"));
  } else if (graph) {
    write_member(out, "Graph", *graph);
  }
  out.member("Name", run.workflow_name);
  out.member_if("PreviousRunId", run.previous_run_id);
  out.member("StartedOn", run.started_on);
  write_given(out, "StartingEventBatchCondition", details);
  if (details.contains("Statistics")) {
    write_given(out, "Statistics", details);
  } else {
    write_statistics(out, run.actions, here.state);
  }
  out.member("Status", name_of(here.state));
  out.member("WorkflowRunId", run.run_id);
  out.key("WorkflowRunProperties");
  write_run_properties(out, run);
  return here;
}

void write_run_properties(JsonWriter& out, const WorkflowRun& run) {
  write_aws_json(out, json::parse(run.properties),
                 *Model::built_in().find_shape("WorkflowRunProperties"));
}

}  // namespace glueprint
