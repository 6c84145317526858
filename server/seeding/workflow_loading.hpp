#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include <nlohmann/json_fwd.hpp>

#include "core/scope.hpp"
#include "server/seeding/fixture.hpp"
#include "server/seeding/load_fixtures.hpp"
#include "storage/store.hpp"

namespace glueprint {

// A value of a fixture as AWS sends it. `shape` is the name of AWS's shape.
std::string aws_text(const nlohmann::json& value, std::string_view shape, Instant now);

// Loads workflows, their runs and what they tie together into one world.
class WorkflowLoading {
 public:
  WorkflowLoading(Store& store, const Scope& scope, const LoadTerms& terms)
      : store_{store}, scope_{scope}, terms_{terms} {}

  // Counts the runs of a fixture, which get their ordinals together.
  void note_runs(const Fixture& fixture) {
    runs_ += static_cast<std::int64_t>(fixture.last_runs.size() + fixture.workflow_runs.size());
  }
  void take_ordinals();

  // Called before the workflows are loaded.
  void load_entity(Entity entity);

  // Loads a workflow, and the entities that are nodes of its graph and are not there yet.
  void load_workflow(const FixtureWorkflow& workflow);

  // Loads the workflow that a run of a blueprint has made, unless the fixtures name it themselves.
  void load_workflow_of(const BlueprintRun& run, const std::string& blueprint_name);

  // Called after the workflows are loaded. A workflow that is not there is made, as old as the run.
  void load_run(const FixtureWorkflowRun& run);

 private:
  std::int64_t actions_of(const FixtureWorkflowRun& run, const Workflow& workflow) const;
  Workflow workflow_of(const FixtureWorkflowRun& run, Instant started);

  Store& store_;
  const Scope& scope_;
  const LoadTerms& terms_;
  std::int64_t runs_ = 0;
  std::int64_t next_ordinal_ = 0;
  std::unordered_set<std::string> named_workflows_;
};

}  // namespace glueprint
