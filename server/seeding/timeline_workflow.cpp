#include "server/seeding/timeline_workflow.hpp"

#include <array>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/text/name_template.hpp"
#include "server/account/timelines.hpp"
#include "server/documents/elements.hpp"
#include "server/documents/schema_check.hpp"
#include "server/seeding/echoed_parts.hpp"
#include "server/seeding/shipped_schemas.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

// The members of `workflow`, and AWS's names of them.
constexpr std::array<std::pair<const char*, const char*>, 4> members{{
    {"default_run_properties", "DefaultRunProperties"},
    {"description", "Description"},
    {"graph", "Graph"},
    {"tags", "Tags"},
}};

// Notes whatever the graph has beyond AWS's shape, or what is against it.
void check_graph(json& graph, const Place& place, MistakeList& mistakes) {
  check_schema(graph, workflow_graph_schema(), place, mistakes);
  MistakeList beyond{mistakes.file()};
  settle_graph(graph, place, beyond);
  for (auto& mistake : beyond.mistakes()) {
    mistakes.add(std::move(mistake.pointer), std::move(mistake.message));
  }
}

}  // namespace

void read_timeline_workflow(const json& value, const Place& place, Timeline& timeline,
                            MistakeList& mistakes) {
  timeline.workflow_name = find_text(value, "workflow_name");
  if (timeline.workflow_name && !read_template(*timeline.workflow_name)) {
    mistakes.add(place / "workflow_name",
                 "is no template of a name: write parameters as {Name}, and a brace that stands "
                 "for itself twice");
  }
  const auto given = value.find("workflow");
  const bool has_workflow = given != value.end() && given->is_object();
  if (has_workflow) {
    json workflow = json::object();
    for (const auto& [name, aws_name] : members) {
      const auto member = given->find(name);
      if (member != given->end() && !member->is_null()) workflow[aws_name] = *member;
    }
    if (workflow.contains("Graph")) {
      check_graph(workflow["Graph"], place / "workflow" / "graph", mistakes);
    }
    timeline.workflow = workflow.dump();
  }
  if ((timeline.workflow_name || has_workflow) && !fits(timeline, TimelineKind::of_runs)) {
    mistakes.add(place / (has_workflow ? "workflow" : "workflow_name"),
                 "is of runs of blueprints, and the phases are not");
  }
}

void write_timeline_workflow(const Timeline& timeline, json& value) {
  if (timeline.workflow_name) value["workflow_name"] = *timeline.workflow_name;
  if (!timeline.workflow) return;
  const auto workflow = json::parse(*timeline.workflow);
  auto& written = value["workflow"] = json::object();
  for (const auto& [name, aws_name] : members) {
    if (workflow.contains(aws_name)) written[name] = workflow.at(aws_name);
  }
}

}  // namespace glueprint
