#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/entity.hpp"
#include "core/scope.hpp"
#include "storage/statement.hpp"

namespace glueprint {

// The table of jobs, crawlers and triggers. A run that is going to make some adds their rows when
// it starts, so that the names are taken. They outlive the workflow that they were made for.
class Entities {
 public:
  explicit Entities(Database& database);

  // The one of that kind and name, whenever it is there.
  std::optional<Entity> find(const Scope& scope, EntityKind kind, std::string_view name);

  // Every one that is there at `now`, by kind and name.
  std::vector<Entity> all(const Scope& scope, Instant now);

  // Those that a run makes.
  std::vector<Entity> of_run(const Scope& scope, std::string_view run_id);

  // Adds it, unless one of its name stands in its time.
  void insert_if_free(const Scope& scope, const Entity& entity);
  void insert_or_replace(const Scope& scope, const Entity& entity);

  // Sets the time in which those that a run makes are there.
  void set_there(const Scope& scope, std::string_view run_id, const Span& there);

  void remove(const Scope& scope, EntityKind kind, std::string_view name);

  // Removes those that a run makes.
  void remove_of(const Scope& scope, std::string_view run_id);

  // Removes those of that blueprint's runs that are not yet there at `now`.
  void remove_unmade_of(const Scope& scope, std::string_view blueprint_name, Instant now);

 private:
  Statement find_;
  Statement all_;
  Statement of_run_;
  Statement insert_if_free_;
  Statement insert_or_replace_;
  Statement set_there_;
  Statement remove_;
  Statement remove_of_;
  Statement remove_unmade_of_;
};

}  // namespace glueprint
