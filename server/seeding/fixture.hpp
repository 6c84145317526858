#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/entity.hpp"
#include "core/lifecycle.hpp"
#include "core/scope.hpp"
#include "server/documents/fixture_time.hpp"
#include "storage/blueprints.hpp"

namespace glueprint {

// A blueprint in a fixture. The `fields` that depend on the time of loading are not set.
struct FixtureBlueprint {
  Blueprint fields;
  std::optional<FixtureTime> created_on;
  std::optional<FixtureTime> last_modified_on;
  nlohmann::json last_active_definition;  // null when absent
  std::optional<Timeline> future;         // the remaining phases
  Tags tags;
};

// What runs in a fixture have in common: the state at the time of loading, and what comes after it.
struct FixtureLife {
  LifeState state = LifeState::running;
  std::optional<FixtureTime> started_on;
  std::optional<FixtureTime> completed_on;
  std::optional<std::string> timeline;
  std::optional<Timeline> future;  // the remaining phases; overrides the timeline
  std::optional<std::string> error_message;
  std::optional<std::string> rollback_error_message;
};

// A run in a fixture.
struct FixtureRun : FixtureLife {
  std::string blueprint_name;
  std::optional<std::string> run_id;
  std::optional<std::string> workflow_name;
  bool is_workflow_deleted = false;
  std::optional<std::string> parameters;
  std::optional<std::string> role_arn;
};

// A workflow in a fixture. `details` holds the members that have no column of their own.
struct FixtureWorkflow {
  Workflow fields;
  std::optional<FixtureTime> created_on;
  nlohmann::json details;
};

// A run of a workflow in a fixture. `details` holds the members that have no column of their own.
struct FixtureWorkflowRun : FixtureLife {
  std::string workflow_name;
  std::optional<std::string> run_id;
  std::optional<std::string> previous_run_id;
  nlohmann::json properties = nlohmann::json::object();
  nlohmann::json details = nlohmann::json::object();
};

// The content of one file, and its world. Without an account (or region) it is for every one. Runs
// come in the order of the file, newest first as AWS lists them. Those of `last_runs` were given as
// the last one of a workflow.
struct Fixture {
  std::string file;    // its name in messages
  std::string digest;  // SHA-256 of the file, in hex
  std::optional<std::string> account;
  std::optional<std::string> region;
  std::vector<FixtureBlueprint> blueprints;
  std::vector<FixtureRun> runs;
  std::vector<FixtureWorkflow> workflows;
  std::vector<FixtureWorkflowRun> last_runs;
  std::vector<FixtureWorkflowRun> workflow_runs;
  std::vector<Entity> entities;

  bool holds_in(const Scope& scope) const {
    return account.value_or(scope.account) == scope.account &&
           region.value_or(scope.region) == scope.region;
  }
};

}  // namespace glueprint
