#include "server/seeding/workflow_loading.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "server/glue/aws_json.hpp"
#include "server/glue/workflow_graph.hpp"
#include "server/glue/workflow_json.hpp"
#include "server/model/model.hpp"
#include "server/seeding/seeded_run.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// Tags are no member of AWS's shape.
std::optional<std::string> workflow_details(json details, Instant now) {
  auto tags = std::optional<json>{};
  if (details.contains("Tags")) tags = details.at("Tags");
  details.erase("Tags");
  auto written = json::parse(aws_text(details, "Workflow", now));
  if (tags) written["Tags"] = *std::move(tags);
  return written.empty() ? std::nullopt : std::optional{written.dump()};
}

}  // namespace

std::string aws_text(const json& value, std::string_view shape, Instant now) {
  const auto read_time = [now](const json& time) {
    return read_fixture_time(time)->when_loaded(now);
  };
  return written_json([&](JsonWriter& out) {
    write_aws_json(out, value, *Model::built_in().find_shape(shape), read_time);
  });
}

void WorkflowLoading::take_ordinals() {
  if (runs_ > 0) next_ordinal_ = store_.ordinals.take(scope_.account, "workflow run", runs_);
}

void WorkflowLoading::load_entity(Entity entity) {
  entity.there = {terms_.now, not_yet_known};
  store_.entities.insert_or_replace(scope_, entity);
}

void WorkflowLoading::load_workflow(const FixtureWorkflow& workflow) {
  Workflow row = workflow.fields;
  row.appears_on = workflow.created_on ? workflow.created_on->when_loaded(terms_.now) : terms_.now;
  row.details = workflow_details(workflow.details, terms_.now);
  store_.workflows.insert_or_replace(scope_, row);
  for (auto& entity : entities_in(row.name, graph_in(row))) {
    entity.there = {row.appears_on, not_yet_known};
    store_.entities.insert_if_free(scope_, entity);
  }
  named_workflows_.insert(row.name);
}

void WorkflowLoading::load_workflow_of(const BlueprintRun& run, const std::string& blueprint_name) {
  if (named_workflows_.contains(*run.workflow_name)) return;
  Workflow row;
  row.name = *run.workflow_name;
  row.appears_on = succeeds_on(run.phases, run.phases_from).value_or(run.started_on);
  row.blueprint_name = blueprint_name;
  row.run_id = run.run_id;
  store_.workflows.insert_or_replace(scope_, row);
}

void WorkflowLoading::load_run(const FixtureWorkflowRun& run) {
  WorkflowRun row;
  row.ordinal = next_ordinal_++;
  row.run_id =
      run.run_id ? *run.run_id : terms_.random.workflow_run_id(scope_.account, row.ordinal);
  row.workflow_name = run.workflow_name;
  row.started_on = started_on(run, terms_.now);
  row.previous_run_id = run.previous_run_id;
  row.properties = run.properties.dump();
  row.error_message = run.error_message;
  const auto workflow = workflow_of(run, row.started_on);
  row.actions = actions_of(run, workflow);

  auto details = run.details;
  if (is_terminal(run.state)) {
    row.phases_from = row.started_on;
    row.phases = past_phases(run, row.started_on, terms_.now);
    row.timeline = run.timeline.value_or("");
  } else {
    details.erase("Statistics");
    const auto future =
        future_of(run, std::nullopt, terms_.timelines, terms_.default_workflow_timeline);
    row.phases_from = std::max(terms_.now, row.started_on);
    row.phases = encode_phases(future.phases);
    row.timeline = future.name;
    row.error_message = future.error_message;
  }
  if (!details.empty()) row.details = aws_text(details, "WorkflowRun", terms_.now);
  store_.workflow_runs.insert_or_replace(scope_, row);
}

std::int64_t WorkflowLoading::actions_of(const FixtureWorkflowRun& run,
                                         const Workflow& workflow) const {
  const auto statistics = run.details.value("Statistics", json::object());
  return statistics.value("TotalActions", count_actions(graph_in(workflow)));
}

Workflow WorkflowLoading::workflow_of(const FixtureWorkflowRun& run, Instant started) {
  if (auto workflow = store_.workflows.find(scope_, run.workflow_name)) return *std::move(workflow);
  Workflow made;
  made.name = run.workflow_name;
  made.appears_on = started;
  store_.workflows.insert(scope_, made);
  return made;
}

}  // namespace glueprint
