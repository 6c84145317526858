#include <utility>

#include <nlohmann/json.hpp>

#include "server/documents/elements.hpp"
#include "server/seeding/read_records.hpp"
#include "server/seeding/timeline_members.hpp"

namespace glueprint {

using nlohmann::json;

Tags read_tag_texts(const json& object) {
  Tags tags;
  const auto found = object.find("Tags");
  if (found == object.end() || !found->is_object()) return tags;
  for (const auto& [key, value] : found->items()) {
    if (value.is_string()) tags.emplace(key, value.get<std::string>());
  }
  return tags;
}

FixtureWorkflow read_workflow(const json& object) {
  FixtureWorkflow workflow;
  auto& fields = workflow.fields;
  fields.name = find_text(object, "Name").value_or("");
  fields.description = find_text(object, "Description");
  const auto link = object.value("BlueprintDetails", json{});
  if (link.is_object()) {
    fields.blueprint_name = find_text(link, "BlueprintName");
    fields.run_id = find_text(link, "RunId");
  }
  workflow.created_on = find_time(object, "CreatedOn");
  workflow.details = object;
  for (const char* const name : {"Name", "Description", "CreatedOn", "BlueprintDetails"}) {
    workflow.details.erase(name);
  }
  return workflow;
}

std::optional<FixtureWorkflowRun> read_workflow_run(const json& object, const Timelines& timelines,
                                                    const Place& place, MistakeList& mistakes) {
  const auto state = life_state_named(find_text(object, "Status").value_or(""));
  if (!state) return std::nullopt;
  constexpr auto kind = TimelineKind::of_workflow_runs;
  FixtureWorkflowRun run;
  run.workflow_name = find_text(object, "Name").value_or("");
  run.run_id = find_text(object, "WorkflowRunId");
  run.previous_run_id = find_text(object, "PreviousRunId");
  run.state = *state;
  run.started_on = find_time(object, "StartedOn");
  if (is_terminal(*state)) run.completed_on = find_time(object, "CompletedOn");
  run.error_message = find_text(object, "ErrorMessage");
  run.future = read_future_of(object, name_of(*state), kind, place, mistakes);
  run.timeline = run.future || is_terminal(*state)
                     ? find_text(object, "Timeline")
                     : read_timeline_name(object, "Timeline", kind, timelines, place, mistakes);
  run.properties = object.value("WorkflowRunProperties", json::object());
  for (const char* const name : {"Graph", "StartingEventBatchCondition", "Statistics"}) {
    const auto found = object.find(name);
    if (found != object.end()) run.details[name] = *found;
  }
  if (run.started_on && run.completed_on && run.completed_on->is_always_before(*run.started_on)) {
    mistakes.add(place / "CompletedOn", "is before StartedOn");
  }
  return run;
}

Entity read_entity(const json& object, EntityKind kind) {
  return {.kind = kind,
          .name = find_text(object, "Name").value_or(""),
          .definition = object.dump(),
          .workflow_name = find_text(object, "WorkflowName")};
}

}  // namespace glueprint
