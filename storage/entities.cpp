#include "storage/entities.hpp"

#include <string>

namespace glueprint {
namespace {

constexpr std::string_view select_entity =
    "SELECT kind, name, appears_on, vanishes_on, workflow_name, blueprint_name, run_id, definition "
    "FROM entities WHERE account = ?1 AND region = ?2 ";

constexpr std::string_view into_entities =
    "INSERT INTO entities (account, region, kind, name, appears_on, vanishes_on, workflow_name, "
    "blueprint_name, run_id, definition) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
    "ON CONFLICT DO UPDATE SET appears_on = excluded.appears_on, "
    "vanishes_on = excluded.vanishes_on, workflow_name = excluded.workflow_name, "
    "blueprint_name = excluded.blueprint_name, run_id = excluded.run_id, "
    "definition = excluded.definition";

void write(Statement& statement, const Scope& scope, const Entity& entity) {
  statement.run(scope.account, scope.region, name_of(entity.kind), entity.name, entity.there.begin,
                entity.there.end, entity.workflow_name, entity.blueprint_name, entity.run_id,
                entity.definition);
}

Entity entity_of(const StatementUse& use) {
  return {.kind = entity_kind_named(use.text(0)).value_or(EntityKind::job),
          .name = std::string{use.text(1)},
          .definition = std::string{use.text(7)},
          .workflow_name = use.optional_string(4),
          .blueprint_name = use.optional_string(5),
          .run_id = use.optional_string(6),
          .there = {use.instant(2), use.instant(3)}};
}

std::vector<Entity> entities_of(StatementUse& use) {
  std::vector<Entity> entities;
  while (use.next()) entities.push_back(entity_of(use));
  return entities;
}

}  // namespace

Entities::Entities(Database& database)
    : find_{database, sql(select_entity, "AND kind = ?3 AND name = ?4")},
      all_{database,
           sql(select_entity, "AND appears_on <= ?3 AND vanishes_on > ?3 ORDER BY kind, name")},
      of_run_{database, sql(select_entity, "AND run_id = ?3")},
      insert_if_free_{database, sql(into_entities, " WHERE vanishes_on <= excluded.appears_on")},
      insert_or_replace_{database, into_entities},
      set_there_{database,
                 "UPDATE entities SET appears_on = ?4, vanishes_on = ?5 "
                 "WHERE account = ?1 AND region = ?2 AND run_id = ?3"},
      remove_{database,
              "DELETE FROM entities WHERE account = ?1 AND region = ?2 AND kind = ?3 "
              "AND name = ?4"},
      remove_of_{database,
                 "DELETE FROM entities WHERE account = ?1 AND region = ?2 AND run_id = ?3"},
      remove_unmade_of_{database,
                        "DELETE FROM entities WHERE account = ?1 AND region = ?2 "
                        "AND blueprint_name = ?3 AND appears_on > ?4"} {}

std::optional<Entity> Entities::find(const Scope& scope, EntityKind kind, std::string_view name) {
  StatementUse use{find_, scope.account, scope.region, name_of(kind), name};
  return use.next() ? std::optional{entity_of(use)} : std::nullopt;
}

std::vector<Entity> Entities::all(const Scope& scope, Instant now) {
  StatementUse use{all_, scope.account, scope.region, now};
  return entities_of(use);
}

std::vector<Entity> Entities::of_run(const Scope& scope, std::string_view run_id) {
  StatementUse use{of_run_, scope.account, scope.region, run_id};
  return entities_of(use);
}

void Entities::insert_if_free(const Scope& scope, const Entity& entity) {
  write(insert_if_free_, scope, entity);
}

void Entities::insert_or_replace(const Scope& scope, const Entity& entity) {
  write(insert_or_replace_, scope, entity);
}

void Entities::set_there(const Scope& scope, std::string_view run_id, const Span& there) {
  set_there_.run(scope.account, scope.region, run_id, there.begin, there.end);
}

void Entities::remove(const Scope& scope, EntityKind kind, std::string_view name) {
  remove_.run(scope.account, scope.region, name_of(kind), name);
}

void Entities::remove_of(const Scope& scope, std::string_view run_id) {
  remove_of_.run(scope.account, scope.region, run_id);
}

void Entities::remove_unmade_of(const Scope& scope, std::string_view blueprint_name, Instant now) {
  remove_unmade_of_.run(scope.account, scope.region, blueprint_name, now);
}

}  // namespace glueprint
