#include "server/seeding/export_world.hpp"

#include <optional>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/text/name_template.hpp"
#include "server/glue/blueprint_json.hpp"
#include "server/glue/blueprint_run_json.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/run_future.hpp"
#include "server/glue/workflow_graph.hpp"
#include "server/glue/workflow_json.hpp"
#include "server/glue/workflow_run_json.hpp"
#include "server/seeding/read_timeline.hpp"

namespace glueprint {
namespace {

void write_future(JsonWriter& out, const Timeline& future) {
  out.key("Future");
  out.raw(write_timeline(future).dump());
}

// Writes one world.
class Export {
 public:
  Export(Store& store, const Scope& scope, Instant now, std::string& text)
      : store_{store}, scope_{scope}, now_{now}, out_{text} {}

  void write() {
    out_.begin_object();
    out_.member("account", scope_.account);
    out_.member("region", scope_.region);
    write_blueprints();
    write_runs();
    write_entities("Crawlers", EntityKind::crawler);
    write_entities("Jobs", EntityKind::job);
    write_workflow_runs();
    write_entities("Triggers", EntityKind::trigger);
    write_workflows();
    out_.end_object();
  }

 private:
  // Those that remain. Of what begins in the clock's future, all: loading begins it then, too.
  std::vector<Phase> phases_to_come(std::string_view phases, Instant phases_from) const {
    return phases_from > now_ ? decode_phases(phases) : remaining_phases(phases, phases_from, now_);
  }

  void write_blueprints() {
    out_.key("Blueprints");
    out_.begin_array();
    auto names = store_.blueprints.names_after(scope_, "", Instant::max());
    while (names.next()) write_blueprint(*store_.blueprints.find(scope_, names.name()));
    out_.end_array();
  }

  void write_blueprint(const Blueprint& blueprint) {
    out_.begin_object();
    write_blueprint_members(out_, blueprint, now_,
                            {.service_location = true, .parameter_spec = true});
    if (!is_terminal(position(blueprint.phases, blueprint.phases_from, now_).state)) {
      write_future(out_, {"",
                          remaining_phases(blueprint.phases, blueprint.phases_from, now_),
                          blueprint.error_message,
                          {}});
    }
    out_.member_if("RunTimeline", blueprint.run_timeline);
    write_tags(store_.blueprints.tags(scope_, blueprint.id));
    out_.end_object();
  }

  void write_tags(const Tags& tags) {
    if (tags.empty()) return;
    out_.key("Tags");
    out_.begin_object();
    for (const auto& [key, value] : tags) out_.member(key, value);
    out_.end_object();
  }

  void write_runs() {
    out_.key("BlueprintRuns");
    out_.begin_array();
    auto runs = store_.runs.all(scope_);
    while (runs.next()) write_run(runs.run(), runs.blueprint_name());
    out_.end_array();
  }

  void write_run(const BlueprintRunView& run, std::string_view blueprint_name) {
    out_.begin_object();
    const auto state = write_blueprint_run_members(out_, blueprint_name, run, now_).state;
    if (!run.timeline.empty()) out_.member("Timeline", run.timeline);
    if (!is_terminal(state)) {
      write_future(out_, future_of(owned(run)));
    }
    if (state == LifeState::succeeded && run.workflow_name && !has_workflow(run)) {
      out_.key("WorkflowDeleted");
      out_.boolean(true);
    }
    out_.end_object();
  }

  // What is still to come of a run, and what it is going to make.
  Timeline future_of(const BlueprintRun& run) {
    Timeline future{"", phases_to_come(run.phases, run.phases_from), run.error_message,
                    run.rollback_error_message};
    const auto plan = plan_kept(store_, scope_, run, {});
    auto name = plan.name;
    if (name.empty() && !plan.entities.empty()) {
      name = plan.entities.front().workflow_name.value_or("");
    }
    if (name.empty()) return future;
    future.workflow_name = escape_template(name);
    auto members = plan.details ? nlohmann::json::parse(*plan.details) : nlohmann::json::object();
    if (plan.description) members["Description"] = *plan.description;
    if (!plan.entities.empty()) members.emplace("Graph", graph_of(name, plan.entities));
    if (!members.empty()) future.workflow = members.dump();
    return future;
  }

  bool has_workflow(const BlueprintRunView& run) {
    const auto workflow = store_.workflows.find(scope_, *run.workflow_name);
    return workflow && workflow->run_id == run.run_id;
  }

  void write_workflows() {
    out_.key("Workflows");
    out_.begin_array();
    auto names = store_.workflows.names_after(scope_, "", now_);
    while (names.next()) {
      const auto workflow = *store_.workflows.find(scope_, names.name());
      out_.begin_object();
      write_workflow_members(out_, workflow, {.graph = has_graph(workflow), .now = now_});
      const auto details = details_of(workflow);
      if (details.contains("Tags")) write_tags(details.at("Tags").get<Tags>());
      out_.end_object();
    }
    out_.end_array();
  }

  static bool has_graph(const Workflow& workflow) { return details_of(workflow).contains("Graph"); }

  void write_workflow_runs() {
    out_.key("Runs");
    out_.begin_array();
    auto runs = store_.workflow_runs.all(scope_);
    while (runs.next()) write_workflow_run(runs.run());
    out_.end_array();
  }

  void write_workflow_run(const WorkflowRun& run) {
    out_.begin_object();
    const auto state = write_workflow_run_members(out_, run, now_, graph_of_run(run)).state;
    if (!run.timeline.empty()) out_.member("Timeline", run.timeline);
    if (!is_terminal(state)) {
      write_future(out_, {"", phases_to_come(run.phases, run.phases_from), run.error_message, {}});
    }
    out_.end_object();
  }

  // The graph that a fixture gave a run of its own.
  static std::optional<nlohmann::json> graph_of_run(const WorkflowRun& run) {
    const auto details = run.details ? nlohmann::json::parse(*run.details) : nlohmann::json{};
    return details.contains("Graph") ? std::optional{details.at("Graph")} : std::nullopt;
  }

  // Those that are there for good: what a run unmakes comes with its future.
  void write_entities(std::string_view member, EntityKind kind) {
    out_.key(member);
    out_.begin_array();
    for (const auto& entity : store_.entities.all(scope_, now_)) {
      if (entity.kind == kind && entity.there.end == not_yet_known) write_entity(entity);
    }
    out_.end_array();
  }

  void write_entity(const Entity& entity) {
    auto members = nlohmann::json::parse(entity.definition);
    if (entity.workflow_name) members.emplace("WorkflowName", *entity.workflow_name);
    out_.raw(members.dump());
  }

  Store& store_;
  const Scope& scope_;
  Instant now_;
  JsonWriter out_;
};

}  // namespace

std::string export_world(Store& store, const Scope& scope, Instant now) {
  std::string text;
  Export{store, scope, now, text}.write();
  return text;
}

}  // namespace glueprint
