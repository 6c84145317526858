#include "server/seeding/export_world.hpp"

#include <nlohmann/json.hpp>

#include "server/glue/blueprint_json.hpp"
#include "server/glue/blueprint_run_json.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/workflow_json.hpp"
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
    write_workflows();
    out_.end_object();
  }

 private:
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
    const auto tags = store_.blueprints.tags(scope_, blueprint.id);
    if (!tags.empty()) {
      out_.key("Tags");
      out_.begin_object();
      for (const auto& [key, value] : tags) out_.member(key, value);
      out_.end_object();
    }
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
      const auto whole = owned(run);
      write_future(out_, {"", remaining_phases(run.phases, run.phases_from, now_),
                          whole.error_message, whole.rollback_error_message});
    }
    if (state == LifeState::succeeded && run.workflow_name && !has_workflow(run)) {
      out_.key("WorkflowDeleted");
      out_.boolean(true);
    }
    out_.end_object();
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
      write_workflow(out_, workflow, has_graph(workflow));
    }
    out_.end_array();
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
