#include "server/glue/workflow_json.hpp"

#include "server/glue/aws_json.hpp"
#include "server/glue/workflow_run_json.hpp"
#include "server/model/model.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

void write_blueprint_details(JsonWriter& out, const Workflow& workflow) {
  if (!workflow.blueprint_name && !workflow.run_id) return;
  out.key("BlueprintDetails");
  out.begin_object();
  out.member_if("BlueprintName", workflow.blueprint_name);
  out.member_if("RunId", workflow.run_id);
  out.end_object();
}

void write_detail_if(JsonWriter& out, const char* name, const json& details) {
  if (!details.contains(name)) return;
  out.key(name);
  write_aws_json(out, details.at(name),
                 *Model::built_in().find_shape("Workflow")->find_member(name)->shape);
}

// The newest run, or, of a workflow that has none here, what a fixture gave as the last one.
void write_last_run(JsonWriter& out, const Workflow& workflow, const json& details,
                    const WorkflowExtras& extras) {
  if (!extras.last_run) return write_detail_if(out, "LastRun", details);
  out.key("LastRun");
  write_workflow_run(out, *extras.last_run, extras.now,
                     extras.graph ? std::optional{graph_in(workflow)} : std::nullopt);
}

}  // namespace

json details_of(const Workflow& workflow) {
  return workflow.details ? json::parse(*workflow.details) : json::object();
}

void set_details(Workflow& workflow, const json& details) {
  workflow.details.reset();
  if (!details.empty()) workflow.details = details.dump();
}

json graph_in(const Workflow& workflow) {
  const auto details = details_of(workflow);
  const auto graph = details.find("Graph");
  if (graph != details.end()) return *graph;
  return {{"Edges", json::array()}, {"Nodes", json::array()}};
}

void write_workflow(JsonWriter& out, const Workflow& workflow, const WorkflowExtras& extras) {
  out.begin_object();
  write_workflow_members(out, workflow, extras);
  out.end_object();
}

void write_workflow_members(JsonWriter& out, const Workflow& workflow,
                            const WorkflowExtras& extras) {
  const auto details = details_of(workflow);
  write_blueprint_details(out, workflow);
  out.member("CreatedOn", workflow.appears_on);
  write_detail_if(out, "DefaultRunProperties", details);
  out.member_if("Description", workflow.description);
  if (extras.graph) {
    out.key("Graph");
    write_aws_json(out, graph_in(workflow), *Model::built_in().find_shape("WorkflowGraph"));
  }
  if (details.contains("LastModifiedOn")) {
    write_detail_if(out, "LastModifiedOn", details);
  } else {
    out.member("LastModifiedOn", workflow.appears_on);
  }
  write_last_run(out, workflow, details, extras);
  write_detail_if(out, "MaxConcurrentRuns", details);
  out.member("Name", workflow.name);
}

void write_trigger(JsonWriter& out, const Entity& trigger) {
  write_aws_json(out, json::parse(trigger.definition), *Model::built_in().find_shape("Trigger"));
}

}  // namespace glueprint
