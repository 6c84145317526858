#include "storage/world_rows.hpp"

#include <fmt/format.h>

namespace glueprint {
namespace {

constexpr std::string_view run_columns =
    "blueprint_id, started_on, ordinal, run_id, phases_from, phases, timeline, workflow_name, "
    "role_arn, error_message, rollback_error_message, parameters, ends_on";
constexpr std::string_view tag_columns = "blueprint_id, key, value, blueprint_name";
constexpr std::string_view blueprint_columns =
    "id, name, created_on, last_modified_on, description, blueprint_location, "
    "blueprint_service_location, error_message, run_timeline, last_active_definition, "
    "parameter_spec, phases_from, phases";
constexpr std::string_view workflow_columns =
    "name, appears_on, blueprint_name, run_id, description, details";
constexpr std::string_view workflow_run_columns =
    "workflow_name, started_on, ordinal, run_id, phases_from, ends_on, phases, timeline, actions, "
    "previous_run_id, error_message, properties, details";
constexpr std::string_view entity_columns =
    "kind, name, appears_on, vanishes_on, workflow_name, blueprint_name, run_id, definition";

std::string clear_sql(std::string_view table) {
  return fmt::format("DELETE FROM {} WHERE account = ?1 AND region = ?2", table);
}

std::string copy_sql(std::string_view table, std::string_view columns) {
  return fmt::format(
      "INSERT INTO {0} (account, region, {1}) SELECT ?3, ?4, {1} FROM {0} "
      "WHERE account = ?1 AND region = ?2",
      table, columns);
}

}  // namespace

WorldRows::WorldRows(Database& database)
    : clear_runs_{database, clear_sql("blueprint_runs")},
      clear_tags_{database, clear_sql("blueprint_tags")},
      clear_blueprints_{database, clear_sql("blueprints")},
      clear_workflows_{database, clear_sql("workflows")},
      clear_workflow_runs_{database, clear_sql("workflow_runs")},
      clear_entities_{database, clear_sql("entities")},
      copy_runs_{database, copy_sql("blueprint_runs", run_columns)},
      copy_tags_{database, copy_sql("blueprint_tags", tag_columns)},
      copy_blueprints_{database, copy_sql("blueprints", blueprint_columns)},
      copy_workflows_{database, copy_sql("workflows", workflow_columns)},
      copy_workflow_runs_{database, copy_sql("workflow_runs", workflow_run_columns)},
      copy_entities_{database, copy_sql("entities", entity_columns)} {}

void WorldRows::clear(const Scope& scope) {
  for (auto* statement : {&clear_runs_, &clear_tags_, &clear_blueprints_, &clear_workflows_,
                          &clear_workflow_runs_, &clear_entities_}) {
    statement->run(scope.account, scope.region);
  }
}

void WorldRows::copy(const Scope& from, const Scope& to) {
  for (auto* statement : {&copy_runs_, &copy_tags_, &copy_blueprints_, &copy_workflows_,
                          &copy_workflow_runs_, &copy_entities_}) {
    statement->run(from.account, from.region, to.account, to.region);
  }
}

}  // namespace glueprint
