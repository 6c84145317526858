#include "storage/blueprints.hpp"

namespace glueprint {
namespace {

// Binds what inserting and updating have in common, then what only one of them has.
template <typename... More>
void write(Statement& statement, const Scope& scope, std::int64_t id, const Blueprint& blueprint,
           const More&... more) {
  statement.run(scope.account, scope.region, id, blueprint.description, blueprint.created_on,
                blueprint.last_modified_on, blueprint.parameter_spec, blueprint.blueprint_location,
                blueprint.blueprint_service_location, blueprint.phases_from, blueprint.phases,
                blueprint.error_message, blueprint.last_active_definition, blueprint.run_timeline,
                more...);
}

}  // namespace

Blueprints::Blueprints(Database& database)
    : ids_{database},
      id_of_{database,
             "SELECT id FROM blueprints WHERE account = ?1 AND region = ?2 AND name = ?3"},
      find_{database,
            "SELECT id, name, description, created_on, last_modified_on, parameter_spec, "
            "blueprint_location, blueprint_service_location, phases_from, phases, error_message, "
            "last_active_definition, run_timeline FROM blueprints "
            "WHERE account = ?1 AND region = ?2 AND name = ?3"},
      tags_{database,
            "SELECT key, value FROM blueprint_tags "
            "WHERE account = ?1 AND region = ?2 AND blueprint_id = ?3"},
      count_{database,
             "SELECT count(*) FROM (SELECT 1 FROM blueprints "
             "WHERE account = ?1 AND region = ?2 LIMIT ?3)"},
      names_after_{database,
                   "SELECT name FROM blueprints WHERE account = ?1 AND region = ?2 "
                   "AND name > ?3 ORDER BY name"},
      names_made_by_after_{database,
                           "SELECT name FROM blueprints WHERE account = ?1 AND region = ?2 "
                           "AND name > ?3 AND created_on <= ?4 ORDER BY name"},
      first_tagged_{database,
                    "SELECT tag.blueprint_name "
                    "FROM blueprint_tags AS tag CROSS JOIN blueprints AS blueprint "
                    "WHERE tag.account = ?1 AND tag.region = ?2 AND tag.key = ?3 "
                    "AND tag.value = ?4 AND tag.blueprint_name >= ?5 "
                    "AND blueprint.account = ?1 AND blueprint.region = ?2 "
                    "AND blueprint.id = tag.blueprint_id AND blueprint.created_on <= ?6 "
                    "ORDER BY tag.blueprint_name LIMIT 1"},
      insert_{database,
              "INSERT INTO blueprints (account, region, id, description, created_on, "
              "last_modified_on, parameter_spec, blueprint_location, blueprint_service_location, "
              "phases_from, phases, error_message, last_active_definition, run_timeline, name) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"},
      update_{database,
              "UPDATE blueprints SET description = ?4, created_on = ?5, last_modified_on = ?6, "
              "parameter_spec = ?7, blueprint_location = ?8, blueprint_service_location = ?9, "
              "phases_from = ?10, phases = ?11, error_message = ?12, "
              "last_active_definition = ?13, run_timeline = ?14 "
              "WHERE account = ?1 AND region = ?2 AND id = ?3"},
      insert_tag_{database,
                  "INSERT INTO blueprint_tags (account, region, blueprint_id, blueprint_name, key, "
                  "value) SELECT ?1, ?2, ?3, name, ?4, ?5 FROM blueprints "
                  "WHERE account = ?1 AND region = ?2 AND id = ?3"},
      remove_tags_{database,
                   "DELETE FROM blueprint_tags "
                   "WHERE account = ?1 AND region = ?2 AND blueprint_id = ?3"},
      remove_{database, "DELETE FROM blueprints WHERE account = ?1 AND region = ?2 AND id = ?3"} {}

std::optional<std::int64_t> Blueprints::id_of(const Scope& scope, std::string_view name) {
  StatementUse use{id_of_, scope.account, scope.region, name};
  if (!use.next()) return std::nullopt;
  return use.integer(0);
}

std::optional<Blueprint> Blueprints::find(const Scope& scope, std::string_view name) {
  StatementUse use{find_, scope.account, scope.region, name};
  if (!use.next()) return std::nullopt;
  return Blueprint{.id = use.integer(0),
                   .name = std::string{use.text(1)},
                   .description = use.optional_string(2),
                   .created_on = use.instant(3),
                   .last_modified_on = use.instant(4),
                   .parameter_spec = use.optional_string(5),
                   .blueprint_location = use.optional_string(6),
                   .blueprint_service_location = use.optional_string(7),
                   .phases_from = use.instant(8),
                   .phases = std::string{use.text(9)},
                   .error_message = use.optional_string(10),
                   .last_active_definition = use.optional_string(11),
                   .run_timeline = use.optional_string(12)};
}

Tags Blueprints::tags(const Scope& scope, std::int64_t blueprint_id) {
  StatementUse use{tags_, scope.account, scope.region, blueprint_id};
  Tags tags;
  while (use.next()) tags.emplace(use.text(0), use.text(1));
  return tags;
}

std::int64_t Blueprints::count(const Scope& scope, std::int64_t blueprints_max) {
  StatementUse use{count_, scope.account, scope.region, blueprints_max};
  use.next();
  return use.integer(0);
}

NameCursor Blueprints::names_after(const Scope& scope, std::string_view name, Instant made_by) {
  // The index of names alone answers for all blueprints; when each was made stands in its row.
  if (made_by == Instant::max()) {
    return NameCursor{names_after_, scope.account, scope.region, name};
  }
  return NameCursor{names_made_by_after_, scope.account, scope.region, name, made_by};
}

TaggedNameCursor Blueprints::tagged_names_after(const Scope& scope, std::string_view name,
                                                Instant made_by, const Tags& tags) {
  return TaggedNameCursor{first_tagged_, scope, tags, name, made_by};
}

std::int64_t Blueprints::insert(const Scope& scope, const Blueprint& blueprint, const Tags& tags) {
  constexpr std::string_view no_account;
  const auto id = ids_.take(no_account, "blueprint");
  write(insert_, scope, id, blueprint, blueprint.name);
  write_tags(scope, id, tags);
  return id;
}

std::int64_t Blueprints::insert_or_replace(const Scope& scope, const Blueprint& blueprint,
                                           const Tags& tags) {
  const auto id = id_of(scope, blueprint.name);
  if (!id) return insert(scope, blueprint, tags);

  write(update_, scope, *id, blueprint);
  replace_tags(scope, *id, tags);
  return *id;
}

void Blueprints::update(const Scope& scope, const Blueprint& blueprint) {
  write(update_, scope, blueprint.id, blueprint);
}

void Blueprints::replace_tags(const Scope& scope, std::int64_t blueprint_id, const Tags& tags) {
  remove_tags_.run(scope.account, scope.region, blueprint_id);
  write_tags(scope, blueprint_id, tags);
}

void Blueprints::remove(const Scope& scope, std::int64_t blueprint_id) {
  remove_tags_.run(scope.account, scope.region, blueprint_id);
  remove_.run(scope.account, scope.region, blueprint_id);
}

void Blueprints::write_tags(const Scope& scope, std::int64_t blueprint_id, const Tags& tags) {
  for (const auto& [key, value] : tags) {
    insert_tag_.run(scope.account, scope.region, blueprint_id, key, value);
  }
}

}  // namespace glueprint
