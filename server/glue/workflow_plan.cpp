#include "server/glue/workflow_plan.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/text/json_text.hpp"
#include "core/text/name_template.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/workflow_graph.hpp"
#include "server/model/input.hpp"
#include "server/model/input_constraints.hpp"
#include "server/model/model.hpp"
#include "server/security/digest.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// A run's id in the form that we draw, whose digits name workflows. An id from a file may be short
// or have any characters.
std::string drawn_form(std::string_view run_id) {
  constexpr std::string_view digits = "0123456789abcdef";
  const bool has_form = run_id.size() == 67 && run_id.compare(0, 3, "br_") == 0 &&
                        run_id.find_first_not_of(digits, 3) == std::string::npos;
  return has_form ? std::string{run_id} : "br_" + sha256_hex(run_id);
}

// Fills a template with parameters. Of one that the run does not have, the failure of a layout that
// looks for it.
void fill_name(WorkflowPlan& plan, std::string_view name_template, const json& parameters) {
  for (const auto& part : read_template(name_template).value_or(std::vector<TemplatePart>{})) {
    if (plan.name.size() > workflow_name_bytes_max) return;
    if (!part.is_name) {
      plan.name += part.text;
      continue;
    }
    const auto value = parameters.find(part.text);
    if (value == parameters.end()) {
      plan.failure = missing_in_layout(part.text);
      return;
    }
    plan.name += value->is_string() ? value->get<std::string>() : value->dump();
  }
}

void take_name(WorkflowPlan& plan, const Timeline& timeline, const json& parameters,
               std::string_view blueprint_name, std::string_view run_id) {
  if (timeline.workflow_name) return fill_name(plan, *timeline.workflow_name, parameters);
  const auto given = parameters.find("WorkflowName");
  plan.name = given != parameters.end() && given->is_string()
                  ? given->get<std::string>()
                  : default_workflow_name(blueprint_name, drawn_form(run_id));
}

void take_description(WorkflowPlan& plan, json& members) {
  const auto found = members.find("Description");
  if (found == members.end()) return;
  if (found->is_string()) plan.description = found->get<std::string>();
  members.erase(found);
}

// The members of an object that AWS's shape has.
json members_of_shape(const json& object, std::string_view shape) {
  json known = json::object();
  for (const auto& [name, value] : object.items()) {
    if (Model::built_in().find_shape(shape)->find_member(name) && !value.is_null()) {
      known[name] = value;
    }
  }
  return known;
}

// A trigger as AWS shows it, of one as CreateTrigger takes it.
json trigger_shown(const json& asked, const std::string& workflow_name) {
  auto trigger = members_of_shape(asked, "Trigger");
  trigger["WorkflowName"] = workflow_name;
  trigger["State"] = asked.value("StartOnCreation", json{}) == true ? "ACTIVATED" : "CREATED";
  return trigger;
}

void take_entities(WorkflowPlan& plan, const json& layout, const char* member, EntityKind kind) {
  const auto list = layout.find(member);
  if (list == layout.end() || !list->is_array()) return;
  for (const auto& asked : *list) {
    const auto definition = kind == EntityKind::trigger ? trigger_shown(asked, plan.name) : asked;
    plan.entities.push_back({.kind = kind,
                             .name = asked.at("Name").get<std::string>(),
                             .definition = definition.dump(),
                             .workflow_name = plan.name});
  }
}

}  // namespace

WorkflowPlan plan_of_run(const Timeline& timeline, const json& parameters,
                         std::string_view blueprint_name, std::string_view run_id) {
  WorkflowPlan plan;
  take_name(plan, timeline, parameters, blueprint_name, run_id);
  if (!timeline.workflow) return plan;
  auto members = json::parse(*timeline.workflow);
  take_description(plan, members);
  if (members.contains("Graph")) plan.entities = entities_in(plan.name, members.at("Graph"));
  plan.details = members.dump();
  return plan;
}

WorkflowPlan plan_of_layout(const json& layout) {
  WorkflowPlan plan;
  const auto& workflow = layout.at("Workflow");
  plan.name = workflow.at("Name").get<std::string>();
  take_entities(plan, layout, "Crawlers", EntityKind::crawler);
  take_entities(plan, layout, "Jobs", EntityKind::job);
  take_entities(plan, layout, "Triggers", EntityKind::trigger);

  json members{{"Graph", graph_of(plan.name, plan.entities)}};
  for (const auto* const name : {"Description", "DefaultRunProperties", "Tags"}) {
    const auto found = workflow.find(name);
    if (found != workflow.end() && !found->is_null()) members[name] = *found;
  }
  take_description(plan, members);
  plan.details = members.dump();
  return plan;
}

std::optional<std::string> workflow_name_violation(const std::string& name) {
  const auto& shape = *Model::built_in().find_shape("GetWorkflowRequest");
  const JsonValue value{std::string_view{name}};
  Input input;
  input.begin(shape);
  input[*shape.find_member("Name")].json = &value;
  return find_broken_constraints(input);
}

}  // namespace glueprint
