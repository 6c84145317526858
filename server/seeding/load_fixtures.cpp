#include "server/seeding/load_fixtures.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "server/glue/guesses.hpp"
#include "server/glue/parameters.hpp"
#include "server/glue/run_future.hpp"
#include "server/glue/timeline_choice.hpp"
#include "server/glue/workflow_plan.hpp"
#include "server/seeding/seeded_run.hpp"
#include "server/seeding/workflow_loading.hpp"

namespace glueprint {
namespace {

// One load into one world.
class Loading {
 public:
  Loading(Store& store, const Scope& scope, const LoadTerms& terms)
      : store_{store}, scope_{scope}, terms_{terms}, workflows_{store, scope, terms} {}

  // Notes since when each blueprint must exist, and counts the runs.
  void note_first_runs(const Fixture& fixture) {
    workflows_.note_runs(fixture);
    runs_ += static_cast<std::int64_t>(fixture.runs.size());
    for (const auto& run : fixture.runs) {
      const auto started = started_on(run, terms_.now);
      const auto [first, is_new] = first_runs_.emplace(run.blueprint_name, started);
      if (!is_new) first->second = std::min(first->second, started);
    }
  }

  // Called after note_first_runs, before the runs are loaded.
  void take_ordinals() {
    workflows_.take_ordinals();
    if (runs_ > 0) next_ordinal_ = store_.ordinals.take(scope_.account, "run", runs_);
  }

  void load_blueprint(const FixtureBlueprint& blueprint);
  void load_run(const FixtureRun& run);
  WorkflowLoading& workflows() { return workflows_; }

 private:
  // The parts of a blueprint that its runs need.
  struct Owner {
    std::int64_t id;
    std::optional<std::string> run_timeline;
    std::optional<std::string> parameter_spec;
    Tags tags;
  };

  Instant first_run_of(const std::string& blueprint_name) const {
    const auto found = first_runs_.find(blueprint_name);
    return found == first_runs_.end() ? terms_.now : found->second;
  }
  const Owner& owner_of(const FixtureRun& run);
  void forget_reservation(const std::string& run_id);
  void load_future(BlueprintRun& row, const FixtureRun& run, const Owner& owner);

  Store& store_;
  const Scope& scope_;
  const LoadTerms& terms_;
  std::int64_t runs_ = 0;
  std::int64_t next_ordinal_ = 0;
  std::unordered_map<std::string, Instant> first_runs_;
  std::unordered_map<std::string, Owner> owners_;
  WorkflowLoading workflows_;
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
    row.last_active_definition =
        aws_text(blueprint.last_active_definition, "LastActiveDefinition", terms_.now);
  }
  if (blueprint.future) {
    row.phases_from = terms_.now;
    row.phases = encode_phases(blueprint.future->phases);
    row.error_message = blueprint.future->error_message;
  }
  store_.blueprints.insert_or_replace(scope_, row, blueprint.tags);
}

// The blueprint of a run. One that no fixture names is made, as old as its first run.
const Loading::Owner& Loading::owner_of(const FixtureRun& run) {
  const auto& name = run.blueprint_name;
  if (const auto known = owners_.find(name); known != owners_.end()) return known->second;
  if (const auto row = store_.blueprints.find(scope_, name)) {
    Owner owner{row->id, row->run_timeline, row->parameter_spec,
                store_.blueprints.tags(scope_, row->id)};
    return owners_.emplace(name, std::move(owner)).first->second;
  }
  Blueprint made;
  made.name = name;
  made.blueprint_location = made_up_location(scope_, name);
  made.phases = name_of(LifeState::active);
  made.created_on = first_run_of(name);
  made.last_modified_on = made.created_on;
  const auto id = store_.blueprints.insert(scope_, made, Tags{});
  return owners_.emplace(name, Owner{id, {}, {}, {}}).first->second;
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
    if (row.workflow_name && !run.is_workflow_deleted) {
      workflows_.load_workflow_of(row, run.blueprint_name);
    }
  } else {
    load_future(row, run, owner);
  }
  store_.runs.insert_or_replace(scope_, owner.id, row);
}

// Frees the workflow's name that the replaced run may have taken.
void Loading::forget_reservation(const std::string& run_id) {
  store_.entities.remove_of(scope_, run_id);
  auto cursor = store_.runs.find(scope_, run_id);
  if (!cursor.next() || !cursor.run().workflow_name) return;
  const auto workflow = store_.workflows.find(scope_, *cursor.run().workflow_name);
  if (workflow && workflow->run_id == run_id && workflow->appears_on > terms_.now) {
    store_.workflows.remove(scope_, workflow->name);
  }
}

void Loading::load_future(BlueprintRun& row, const FixtureRun& run, const Owner& owner) {
  auto future = future_of(run, owner.run_timeline, terms_.timelines, terms_.default_timeline);
  if (!run.future) future = with_tagged_name(std::move(future), owner.tags);
  const auto parameters =
      with_defaults(owner.parameter_spec, read_parameters(std::nullopt, row.parameters));
  const auto plan = plan_of_run(future, parameters, run.blueprint_name, row.run_id);
  const auto from = std::max(terms_.now, row.started_on);
  set_future(store_, scope_, run.blueprint_name, plan, row, std::move(future), from);
}

}  // namespace

void load_fixtures(Store& store, const Scope& scope, std::span<const Fixture* const> fixtures,
                   const LoadTerms& terms) {
  Loading loading{store, scope, terms};
  for (const auto* fixture : fixtures) loading.note_first_runs(*fixture);
  loading.take_ordinals();
  auto& workflows = loading.workflows();
  for (const auto* fixture : fixtures) {
    for (const auto& blueprint : fixture->blueprints) loading.load_blueprint(blueprint);
    for (const auto& entity : fixture->entities) workflows.load_entity(entity);
    for (const auto& workflow : fixture->workflows) workflows.load_workflow(workflow);
  }
  // Last to first: of runs with equal StartedOn, the first in a list is the newest.
  for (const auto* fixture : fixtures) {
    std::for_each(fixture->runs.rbegin(), fixture->runs.rend(),
                  [&loading](const FixtureRun& run) { loading.load_run(run); });
  }
  for (const auto* fixture : fixtures) {
    for (const auto* runs : {&fixture->last_runs, &fixture->workflow_runs}) {
      std::for_each(runs->rbegin(), runs->rend(),
                    [&workflows](const FixtureWorkflowRun& run) { workflows.load_run(run); });
    }
  }
}

}  // namespace glueprint
