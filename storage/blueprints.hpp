#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/records.hpp"
#include "core/scope.hpp"
#include "storage/name_cursor.hpp"
#include "storage/ordinals.hpp"
#include "storage/statement.hpp"
#include "storage/tagged_name_cursor.hpp"

namespace glueprint {

// The tables of blueprints and of their tags. A tag's row also holds its blueprint's name, which
// never changes, so that an index lists names by tag. Each write is several rows, so it belongs
// into a transaction.
class Blueprints {
 public:
  explicit Blueprints(Database& database);

  // The number by which runs and tags refer to the blueprint. It is unique in the whole database,
  // and never used again when the blueprint is gone.
  std::optional<std::int64_t> id_of(const Scope& scope, std::string_view name);
  std::optional<Blueprint> find(const Scope& scope, std::string_view name);
  Tags tags(const Scope& scope, std::int64_t blueprint_id);

  // How many blueprints the world holds. Counting stops at `blueprints_max`.
  std::int64_t count(const Scope& scope, std::int64_t blueprints_max);

  // The names, after `name`, of the blueprints that were made at `made_by` or before: all of them
  // after an empty one and by Instant::max().
  NameCursor names_after(const Scope& scope, std::string_view name, Instant made_by);

  // Those of them that have all of the tags, of which there is one at least.
  TaggedNameCursor tagged_names_after(const Scope& scope, std::string_view name, Instant made_by,
                                      const Tags& tags);

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
  Statement names_made_by_after_;
  Statement first_tagged_;
  Statement insert_;
  Statement update_;
  Statement insert_tag_;
  Statement remove_tags_;
  Statement remove_;
};

}  // namespace glueprint
