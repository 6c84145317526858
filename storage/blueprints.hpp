#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/records.hpp"
#include "core/scope.hpp"
#include "storage/name_cursor.hpp"
#include "storage/ordinals.hpp"
#include "storage/statement.hpp"

namespace glueprint {

using Tags = std::map<std::string, std::string>;

// The tables of blueprints and of their tags. Each write is several rows, so it belongs into a
// transaction.
class Blueprints {
 public:
  explicit Blueprints(Database& database);

  // The number by which runs and tags refer to the blueprint. It is unique in the whole database,
  // and never used again when the blueprint is gone.
  std::optional<std::int64_t> id_of(const Scope& scope, std::string_view name);
  std::optional<Blueprint> find(const Scope& scope, std::string_view name);
  Tags tags(const Scope& scope, std::int64_t blueprint_id);
  std::int64_t count(const Scope& scope);

  // The names that come after `name`, or all of them after an empty one.
  NameCursor names_after(const Scope& scope, std::string_view name);

  // Stores a new blueprint (its `id` is not read) and returns its number.
  std::int64_t insert(const Scope& scope, const Blueprint& blueprint, const Tags& tags);

  // Replaces the blueprint of the same name, which keeps its number and its runs, or adds it.
  std::int64_t insert_or_replace(const Scope& scope, const Blueprint& blueprint, const Tags& tags);

  // Writes every member but the name of the blueprint of this `id`.
  void update(const Scope& scope, const Blueprint& blueprint);

  void replace_tags(const Scope& scope, std::int64_t blueprint_id, const Tags& tags);

  // Removes the blueprint and its tags. Its runs are of another table.
  void remove(const Scope& scope, std::int64_t blueprint_id);

 private:
  void write_tags(const Scope& scope, std::int64_t blueprint_id, const Tags& tags);

  Ordinals ids_;
  Statement id_of_;
  Statement find_;
  Statement tags_;
  Statement count_;
  Statement names_after_;
  Statement insert_;
  Statement update_;
  Statement insert_tag_;
  Statement remove_tags_;
  Statement remove_;
};

}  // namespace glueprint
