#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/durability.hpp"
#include "storage/blueprint_runs.hpp"
#include "storage/blueprints.hpp"
#include "storage/data_file_guard.hpp"
#include "storage/database.hpp"
#include "storage/entities.hpp"
#include "storage/ordinals.hpp"
#include "storage/snapshots.hpp"
#include "storage/statement.hpp"
#include "storage/transaction.hpp"
#include "storage/workflow_runs.hpp"
#include "storage/workflows.hpp"
#include "storage/world_rows.hpp"
#include "storage/worlds.hpp"

namespace glueprint {

// All that the emulator keeps, in one SQLite database: a file, or memory. The tables are its
// members; each method of a table is a sentence of the domain about one scope.
class Store {
 public:
  // Opens and, when needed, makes or migrates the database. Throws StoreError with one line that
  // names the file and the cure when it is no database, was written by a newer version, is in use
  // by another process, is damaged, or cannot be written; the file is then untouched.
  Store(const std::optional<std::filesystem::path>& file, Durability durability);

  // Everything written until commit() is kept together or not at all.
  // Throws StoreError when the data file is no longer there, or no longer ours.
  Transaction transaction() { return Transaction{database_, guard_ ? &*guard_ : nullptr}; }

  // How large the database is.
  std::int64_t bytes();

 private:
  Database database_;
  std::optional<DataFileGuard> guard_;

 public:
  Worlds worlds;
  Blueprints blueprints;
  BlueprintRuns runs;
  Workflows workflows;
  WorkflowRuns workflow_runs;
  Entities entities;
  Ordinals ordinals;
  WorldRows rows;
  Snapshots snapshots;

 private:
  Statement bytes_;
};

}  // namespace glueprint
