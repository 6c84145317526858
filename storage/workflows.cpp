#include "storage/workflows.hpp"

#include <string>

namespace glueprint {
namespace {

constexpr std::string_view into_workflows =
    "INTO workflows (account, region, name, appears_on, blueprint_name, run_id, description, "
    "details) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

std::string sql(std::string_view verb) {
  return std::string{verb}.append(into_workflows);
}

void write(Statement& statement, const Scope& scope, const Workflow& workflow) {
  statement.run(scope.account, scope.region, workflow.name, workflow.appears_on,
                workflow.blueprint_name, workflow.run_id, workflow.description, workflow.details);
}

}  // namespace

Workflows::Workflows(Database& database)
    : find_{database,
            "SELECT name, appears_on, description, blueprint_name, run_id, details FROM workflows "
            "WHERE account = ?1 AND region = ?2 AND name = ?3"},
      names_after_{database,
                   "SELECT name FROM workflows WHERE account = ?1 AND region = ?2 "
                   "AND name > ?3 AND appears_on <= ?4 ORDER BY name"},
      insert_{database, sql("INSERT ")},
      insert_or_replace_{database, sql("INSERT OR REPLACE ")},
      set_appears_on_{database,
                      "UPDATE workflows SET appears_on = ?4 "
                      "WHERE account = ?1 AND region = ?2 AND name = ?3"},
      remove_{database, "DELETE FROM workflows WHERE account = ?1 AND region = ?2 AND name = ?3"},
      remove_of_{database,
                 "DELETE FROM workflows WHERE account = ?1 AND region = ?2 AND name = ?3 "
                 "AND run_id = ?4"},
      remove_unmade_of_{database,
                        "DELETE FROM workflows WHERE account = ?1 AND region = ?2 "
                        "AND blueprint_name = ?3 AND run_id IS NOT NULL AND appears_on > ?4"} {}

std::optional<Workflow> Workflows::find(const Scope& scope, std::string_view name) {
  StatementUse use{find_, scope.account, scope.region, name};
  if (!use.next()) return std::nullopt;
  return Workflow{.name = std::string{use.text(0)},
                  .appears_on = use.instant(1),
                  .description = use.optional_string(2),
                  .blueprint_name = use.optional_string(3),
                  .run_id = use.optional_string(4),
                  .details = use.optional_string(5)};
}

NameCursor Workflows::names_after(const Scope& scope, std::string_view name, Instant now) {
  return NameCursor{names_after_, scope.account, scope.region, name, now};
}

void Workflows::insert(const Scope& scope, const Workflow& workflow) {
  write(insert_, scope, workflow);
}

void Workflows::insert_or_replace(const Scope& scope, const Workflow& workflow) {
  write(insert_or_replace_, scope, workflow);
}

void Workflows::set_appears_on(const Scope& scope, std::string_view name, Instant appears_on) {
  set_appears_on_.run(scope.account, scope.region, name, appears_on);
}

void Workflows::remove(const Scope& scope, std::string_view name) {
  remove_.run(scope.account, scope.region, name);
}

void Workflows::remove_of(const Scope& scope, std::string_view name, std::string_view run_id) {
  remove_of_.run(scope.account, scope.region, name, run_id);
}

void Workflows::remove_unmade_of(const Scope& scope, std::string_view blueprint_name, Instant now) {
  remove_unmade_of_.run(scope.account, scope.region, blueprint_name, now);
}

}  // namespace glueprint
