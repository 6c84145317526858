#pragma once

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "storage/store.hpp"

namespace glueprint {

inline const Scope here{"111122223333", "eu-west-1"};
inline const Scope other_region{here.account, "us-east-1"};

inline Store memory_store() {
  return Store{std::nullopt, Durability::full};
}

inline Instant at(std::int64_t milliseconds) {
  return Instant{Duration{milliseconds}};
}

inline Blueprint sample_blueprint(const std::string& name) {
  Blueprint blueprint;
  blueprint.name = name;
  blueprint.created_on = at(1'700'000'000'000);
  blueprint.last_modified_on = at(1'700'000'000'001);
  blueprint.phases = "ACTIVE";
  return blueprint;
}

// A run whose every member follows from its ordinal.
inline BlueprintRun sample_run(std::int64_t ordinal) {
  BlueprintRun run;
  run.ordinal = ordinal;
  run.run_id = fmt::format("br_{:064x}", static_cast<std::uint64_t>(ordinal) * 0x9e3779b97f4a7c15);
  run.started_on = at(1'700'000'000'000 + ordinal);
  run.phases_from = run.started_on;
  run.phases = "RUNNING 1000 SUCCEEDED";
  run.timeline = "succeeds";
  run.parameters = fmt::format(R"({{"Ordinal":{}}})", ordinal);
  return run;
}

inline Workflow sample_workflow(const std::string& name) {
  Workflow workflow;
  workflow.name = name;
  workflow.appears_on = at(1'700'000'000'000);
  return workflow;
}

// A run of the workflow `nightly` whose every member follows from its ordinal.
inline WorkflowRun sample_workflow_run(std::int64_t ordinal) {
  WorkflowRun run;
  run.ordinal = ordinal;
  run.run_id = fmt::format("wr_{}", ordinal);
  run.workflow_name = "nightly";
  run.started_on = at(1'700'000'000'000 + ordinal);
  run.phases_from = run.started_on;
  run.phases = "RUNNING 1000 COMPLETED";
  run.timeline = "completes";
  run.properties = fmt::format(R"({{"ordinal":"{}"}})", ordinal);
  return run;
}

// The ids of a page, and of the whole list when nothing else is asked for.
inline std::vector<std::string> run_ids(Store& store, const Scope& scope, std::int64_t blueprint_id,
                                        const std::optional<RunPlace>& place = std::nullopt,
                                        int runs_max = 1'000'000) {
  std::vector<std::string> ids;
  auto cursor = store.runs.after(scope, blueprint_id, place, runs_max);
  while (cursor.next()) ids.emplace_back(cursor.run().run_id);
  return ids;
}

// The blueprint `orders` of the world `here`, made when it is not there yet.
inline std::int64_t blueprint_of(Store& store) {
  const auto id = store.blueprints.id_of(here, "orders");
  return id ? *id : store.blueprints.insert(here, sample_blueprint("orders"), {});
}

}  // namespace glueprint
