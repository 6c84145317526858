#include "server/seeding/load_fixtures.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "server/glue/aws_json.hpp"
#include "server/glue/parameters.hpp"
#include "server/glue/run_future.hpp"
#include "server/model/model.hpp"
#include "server/seeding/seeded_run.hpp"

namespace glueprint {
namespace {

// One load into one world.
class Loading {
 public:
  Loading(Store& store, const Scope& scope, const LoadTerms& terms)
      : store_{store}, scope_{scope}, terms_{terms} {}

  // Notes since when each blueprint must exist, and counts the runs.
  void note_first_runs(const Fixture& fixture) {
    runs_ += static_cast<std::int64_t>(fixture.runs.size());
    for (const auto& run : fixture.runs) {
      const auto started = started_on(run, terms_.now);
      const auto [first, is_new] = first_runs_.emplace(run.blueprint_name, started);
      if (!is_new) first->second = std::min(first->second, started);
    }
  }

  // Called after note_first_runs, before the runs are loaded.
  void take_ordinals() {
    if (runs_ > 0) next_ordinal_ = store_.ordinals.take(scope_.account, "run", runs_);
  }

  void load_blueprint(const FixtureBlueprint& blueprint);
  void load_workflow(const FixtureWorkflow& workflow);
  void load_run(const FixtureRun& run);

 private:
  // A value of a fixture, as AWS sends it.
  std::string aws_text(const nlohmann::json& value, std::string_view shape) const {
    std::string text;
    JsonWriter writer{text};
    write_aws_json(writer, value, *Model::built_in().find_shape(shape),
                   [this](const nlohmann::json& time) {
                     return read_fixture_time(time)->when_loaded(terms_.now);
                   });
    return text;
  }

  // The parts of a blueprint that its runs need.
  struct Owner {
    std::int64_t id;
    std::optional<std::string> run_timeline;
  };

  Instant first_run_of(const std::string& blueprint_name) const {
    const auto found = first_runs_.find(blueprint_name);
    return found == first_runs_.end() ? terms_.now : found->second;
  }
  const Owner& owner_of(const FixtureRun& run);
  void forget_reservation(const std::string& run_id);
  std::string workflow_of(const BlueprintRun& row, const std::string& blueprint_name) const;
  void load_workflow_of(const BlueprintRun& run, const std::string& blueprint_name);

  Store& store_;
  const Scope& scope_;
  const LoadTerms& terms_;
  std::int64_t runs_ = 0;
  std::int64_t next_ordinal_ = 0;
  std::unordered_map<std::string, Instant> first_runs_;
  std::unordered_map<std::string, Owner> owners_;
  std::unordered_set<std::string> named_workflows_;
};

void Loading::load_blueprint(const FixtureBlueprint& blueprint) {
  Blueprint row = blueprint.fields;
  const auto modified = blueprint.last_modified_on;
  const auto created = blueprint.created_on;
  row.created_on = created ? created->when_loaded(terms_.now) : first_run_of(row.name);
  if (!created && modified)
    row.created_on = std::min(row.created_on, modified->when_loaded(terms_.now));
  row.last_modified_on =
      std::max(modified ? modified->when_loaded(terms_.now) : row.created_on, row.created_on);
  if (!blueprint.last_active_definition.is_null()) {
    row.last_active_definition = aws_text(blueprint.last_active_definition, "LastActiveDefinition");
  }
  if (blueprint.future) {
    row.phases_from = terms_.now;
    row.phases = encode_phases(blueprint.future->phases);
    row.error_message = blueprint.future->error_message;
  }
  store_.blueprints.insert_or_replace(scope_, row, blueprint.tags);
}

void Loading::load_workflow(const FixtureWorkflow& workflow) {
  Workflow row = workflow.fields;
  row.appears_on = workflow.created_on ? workflow.created_on->when_loaded(terms_.now) : terms_.now;
  if (!workflow.details.empty()) {
    row.details = aws_text(workflow.details, "Workflow");
  }
  store_.workflows.insert_or_replace(scope_, row);
  named_workflows_.insert(row.name);
}

// The blueprint of a run. One that no fixture names is made, as old as its first run.
const Loading::Owner& Loading::owner_of(const FixtureRun& run) {
  const auto& name = run.blueprint_name;
  if (const auto known = owners_.find(name); known != owners_.end()) return known->second;
  if (const auto row = store_.blueprints.find(scope_, name)) {
    return owners_.emplace(name, Owner{row->id, row->run_timeline}).first->second;
  }
  Blueprint made;
  made.name = name;
  made.phases = name_of(LifeState::active);
  made.created_on = first_run_of(name);
  made.last_modified_on = made.created_on;
  const auto id = store_.blueprints.insert(scope_, made, Tags{});
  return owners_.emplace(name, Owner{id, std::nullopt}).first->second;
}

void Loading::load_run(const FixtureRun& run) {
  const auto& owner = owner_of(run);
  BlueprintRun row;
  row.ordinal = next_ordinal_++;
  row.run_id = run.run_id ? *run.run_id : terms_.random.run_id(scope_.account, row.ordinal);
  row.started_on = started_on(run, terms_.now);
  row.parameters = run.parameters;
  row.role_arn = run.role_arn;
  if (run.run_id) forget_reservation(row.run_id);
  if (is_terminal(run.state)) {
    set_past(row, run, terms_.now);
    if (row.workflow_name && !run.is_workflow_deleted) load_workflow_of(row, run.blueprint_name);
  } else {
    const auto future =
        future_of(run, owner.run_timeline, terms_.timelines, terms_.default_timeline);
    set_future(store_, scope_, run.blueprint_name, workflow_of(row, run.blueprint_name), row,
               future, terms_.now);
  }
  store_.runs.insert_or_replace(scope_, owner.id, row);
}

// Frees the workflow's name that the replaced run may have taken.
void Loading::forget_reservation(const std::string& run_id) {
  auto cursor = store_.runs.find(scope_, run_id);
  if (!cursor.next() || !cursor.run().workflow_name) return;
  const auto workflow = store_.workflows.find(scope_, *cursor.run().workflow_name);
  if (workflow && workflow->run_id == run_id && workflow->appears_on > terms_.now) {
    store_.workflows.remove(scope_, workflow->name);
  }
}

std::string Loading::workflow_of(const BlueprintRun& row, const std::string& blueprint_name) const {
  const auto parameters = read_parameters(std::nullopt, row.parameters);
  return workflow_name_of(parameters, blueprint_name, row.run_id);
}

// Leaves a workflow that the fixtures name to them.
void Loading::load_workflow_of(const BlueprintRun& run, const std::string& blueprint_name) {
  if (named_workflows_.count(*run.workflow_name) > 0) return;
  Workflow row;
  row.name = *run.workflow_name;
  row.appears_on = succeeds_on(run.phases, run.phases_from).value_or(run.started_on);
  row.blueprint_name = blueprint_name;
  row.run_id = run.run_id;
  store_.workflows.insert_or_replace(scope_, row);
}

}  // namespace

void load_fixtures(Store& store, const Scope& scope, std::span<const Fixture* const> fixtures,
                   const LoadTerms& terms) {
  Loading loading{store, scope, terms};
  for (const auto* fixture : fixtures) loading.note_first_runs(*fixture);
  loading.take_ordinals();
  for (const auto* fixture : fixtures) {
    for (const auto& blueprint : fixture->blueprints) loading.load_blueprint(blueprint);
    for (const auto& workflow : fixture->workflows) loading.load_workflow(workflow);
  }
  // Last to first: of runs with equal StartedOn, the first in a list is the newest.
  for (const auto* fixture : fixtures) {
    std::for_each(fixture->runs.rbegin(), fixture->runs.rend(),
                  [&loading](const FixtureRun& run) { loading.load_run(run); });
  }
}

}  // namespace glueprint
