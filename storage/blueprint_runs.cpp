#include "storage/blueprint_runs.hpp"

#include <string>

#include "core/lifecycle.hpp"
#include "storage/run_end.hpp"

namespace glueprint {
namespace {

// What a cursor reads, in its order.
constexpr std::string_view select_run =
    "SELECT run.ordinal, run.run_id, run.started_on, run.phases_from, run.phases, run.timeline, "
    "run.workflow_name, run.error_message, run.rollback_error_message, run.parameters, "
    "run.role_arn ";

// CROSS JOIN holds the order of look-ups: the blueprint's number by its name, then the run by its
// id, both through an index.
constexpr std::string_view by_name_and_id =
    "FROM blueprints AS blueprint CROSS JOIN blueprint_runs AS run "
    "WHERE blueprint.account = ?1 AND blueprint.region = ?2 AND blueprint.name = ?3 "
    "AND run.account = ?1 AND run.region = ?2 AND run.run_id = ?4 "
    "AND run.blueprint_id = blueprint.id";

constexpr std::string_view with_blueprint =
    ", blueprint.name FROM blueprint_runs AS run CROSS JOIN blueprints AS blueprint "
    "WHERE run.account = ?1 AND run.region = ?2 AND run.run_id = ?3 "
    "AND blueprint.account = ?1 AND blueprint.region = ?2 AND blueprint.id = run.blueprint_id";

constexpr std::string_view by_blueprint =
    ", blueprint.name FROM blueprints AS blueprint CROSS JOIN blueprint_runs AS run "
    "WHERE blueprint.account = ?1 AND blueprint.region = ?2 AND run.account = ?1 "
    "AND run.region = ?2 AND run.blueprint_id = blueprint.id "
    "ORDER BY blueprint.name, run.started_on DESC, run.ordinal DESC";

constexpr std::string_view after_place =
    "FROM blueprint_runs AS run WHERE account = ?1 AND region = ?2 AND blueprint_id = ?3 "
    "AND (started_on, ordinal) < (?4, ?5) ORDER BY started_on DESC, ordinal DESC LIMIT ?6";

constexpr std::string_view future =
    "SELECT run_id, started_on FROM (SELECT run_id, started_on FROM blueprint_runs "
    "WHERE account = ?1 AND region = ?2 AND ends_on > ?3 ORDER BY ends_on LIMIT ?4) "
    "WHERE started_on > ?3 LIMIT 1";

constexpr std::string_view insert_run =
    "INSERT INTO blueprint_runs (account, region, blueprint_id, ordinal, run_id, started_on, "
    "phases_from, phases, timeline, workflow_name, error_message, rollback_error_message, "
    "parameters, role_arn, ends_on) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) ";

constexpr std::string_view or_replace =
    "ON CONFLICT (account, region, run_id) DO UPDATE SET blueprint_id = excluded.blueprint_id, "
    "started_on = excluded.started_on, phases_from = excluded.phases_from, "
    "phases = excluded.phases, timeline = excluded.timeline, "
    "workflow_name = excluded.workflow_name, error_message = excluded.error_message, "
    "rollback_error_message = excluded.rollback_error_message, "
    "parameters = excluded.parameters, role_arn = excluded.role_arn, ends_on = excluded.ends_on";

void write(Statement& statement, const Scope& scope, std::int64_t blueprint_id,
           const BlueprintRun& run) {
  statement.run(scope.account, scope.region, blueprint_id, run.ordinal, run.run_id, run.started_on,
                run.phases_from, run.phases, run.timeline, run.workflow_name, run.error_message,
                run.rollback_error_message, run.parameters, run.role_arn,
                run_end(run.phases, run.phases_from));
}

}  // namespace

bool BlueprintRunCursor::next() {
  if (!use_.next()) return false;
  run_ = {.ordinal = use_.integer(0),
          .run_id = use_.text(1),
          .started_on = use_.instant(2),
          .phases_from = use_.instant(3),
          .phases = use_.text(4),
          .timeline = use_.text(5),
          .workflow_name = use_.optional_text(6),
          .error_message = use_.optional_text(7),
          .rollback_error_message = use_.optional_text(8),
          .parameters = use_.optional_text(9),
          .role_arn = use_.optional_text(10)};
  return true;
}

BlueprintRuns::BlueprintRuns(Database& database)
    : find_by_id_{database, sql(select_run, with_blueprint)},
      find_{database, sql(select_run, by_name_and_id)},
      after_{database, sql(select_run, after_place)},
      all_{database, sql(select_run, by_blueprint)},
      count_running_{database,
                     "SELECT count(*) FROM (SELECT 1 FROM blueprint_runs "
                     "WHERE account = ?1 AND region = ?2 AND ends_on > ?3 LIMIT ?4)"},
      find_future_{database, future},
      insert_{database, insert_run},
      insert_or_replace_{database, sql(insert_run, or_replace)},
      update_future_{database,
                     "UPDATE blueprint_runs SET phases_from = ?4, phases = ?5, timeline = ?6, "
                     "workflow_name = ?7, error_message = ?8, rollback_error_message = ?9, "
                     "ends_on = ?10 "
                     "WHERE account = ?1 AND region = ?2 AND run_id = ?3"},
      update_phases_{database,
                     "UPDATE blueprint_runs SET phases = ?4, ends_on = ?5 "
                     "WHERE account = ?1 AND region = ?2 AND run_id = ?3"},
      remove_of_{database,
                 "DELETE FROM blueprint_runs "
                 "WHERE account = ?1 AND region = ?2 AND blueprint_id = ?3"} {}

BlueprintRunCursor BlueprintRuns::find(const Scope& scope, std::string_view run_id) {
  return BlueprintRunCursor{find_by_id_, scope.account, scope.region, run_id};
}

BlueprintRunCursor BlueprintRuns::find(const Scope& scope, std::string_view blueprint_name,
                                       std::string_view run_id) {
  return BlueprintRunCursor{find_, scope.account, scope.region, blueprint_name, run_id};
}

BlueprintRunCursor BlueprintRuns::after(const Scope& scope, std::int64_t blueprint_id,
                                        const std::optional<RunPlace>& place, int runs_max) {
  const auto from = place.value_or(before_all_runs);
  return BlueprintRunCursor{after_,          scope.account, scope.region, blueprint_id,
                            from.started_on, from.ordinal,  runs_max};
}

BlueprintRunCursor BlueprintRuns::all(const Scope& scope) {
  return BlueprintRunCursor{all_, scope.account, scope.region};
}

std::int64_t BlueprintRuns::count_running(const Scope& scope, Instant now, std::int64_t runs_max) {
  StatementUse use{count_running_, scope.account, scope.region, now, runs_max};
  use.next();
  return use.integer(0);
}

std::optional<FutureRun> BlueprintRuns::find_future(const Scope& scope, Instant now,
                                                    std::int64_t runs_max) {
  StatementUse use{find_future_, scope.account, scope.region, now, runs_max};
  if (!use.next()) return std::nullopt;
  return FutureRun{std::string{use.text(0)}, use.instant(1)};
}

void BlueprintRuns::insert(const Scope& scope, std::int64_t blueprint_id, const BlueprintRun& run) {
  write(insert_, scope, blueprint_id, run);
}

void BlueprintRuns::insert_or_replace(const Scope& scope, std::int64_t blueprint_id,
                                      const BlueprintRun& run) {
  write(insert_or_replace_, scope, blueprint_id, run);
}

void BlueprintRuns::update_future(const Scope& scope, const BlueprintRun& run) {
  update_future_.run(scope.account, scope.region, run.run_id, run.phases_from, run.phases,
                     run.timeline, run.workflow_name, run.error_message, run.rollback_error_message,
                     run_end(run.phases, run.phases_from));
}

void BlueprintRuns::update_phases(const Scope& scope, const BlueprintRun& run) {
  update_phases_.run(scope.account, scope.region, run.run_id, run.phases,
                     run_end(run.phases, run.phases_from));
}

void BlueprintRuns::remove_of(const Scope& scope, std::int64_t blueprint_id) {
  remove_of_.run(scope.account, scope.region, blueprint_id);
}

}  // namespace glueprint
