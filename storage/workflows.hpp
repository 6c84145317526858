#pragma once

#include <optional>
#include <string_view>

#include "core/records.hpp"
#include "core/scope.hpp"
#include "storage/name_cursor.hpp"
#include "storage/statement.hpp"

namespace glueprint {

// The table of workflows. A run that is going to make a workflow adds its row when it starts, so
// that the name is taken. The workflow is visible from `appears_on` on.
class Workflows {
 public:
  explicit Workflows(Database& database);

  std::optional<Workflow> find(const Scope& scope, std::string_view name);

  // The names, after `name`, of the workflows that are visible at `now`.
  NameCursor names_after(const Scope& scope, std::string_view name, Instant now);

  void insert(const Scope& scope, const Workflow& workflow);
  void insert_or_replace(const Scope& scope, const Workflow& workflow);

  // Sets when the workflow becomes visible.
  void set_appears_on(const Scope& scope, std::string_view name, Instant appears_on);

  void remove(const Scope& scope, std::string_view name);

  // Frees the name, if that run has taken it.
  void remove_of(const Scope& scope, std::string_view name, std::string_view run_id);

  // Removes the workflows of that blueprint's runs that are not yet visible at `now`.
  void remove_unmade_of(const Scope& scope, std::string_view blueprint_name, Instant now);

 private:
  Statement find_;
  Statement names_after_;
  Statement insert_;
  Statement insert_or_replace_;
  Statement set_appears_on_;
  Statement remove_;
  Statement remove_of_;
  Statement remove_unmade_of_;
};

}  // namespace glueprint
