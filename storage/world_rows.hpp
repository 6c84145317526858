#pragma once

#include "core/scope.hpp"
#include "storage/statement.hpp"

namespace glueprint {

// The rows of whole worlds, in every table that holds data of a world.
class WorldRows {
 public:
  explicit WorldRows(Database& database);

  // Removes all data of a world. The world itself stays known.
  void clear(const Scope& scope);

  // Copies all data of a world into another one, which must be empty.
  void copy(const Scope& from, const Scope& to);

 private:
  Statement clear_runs_;
  Statement clear_tags_;
  Statement clear_blueprints_;
  Statement clear_workflows_;
  Statement clear_workflow_runs_;
  Statement clear_entities_;
  Statement copy_runs_;
  Statement copy_tags_;
  Statement copy_blueprints_;
  Statement copy_workflows_;
  Statement copy_workflow_runs_;
  Statement copy_entities_;
};

}  // namespace glueprint
