#include "storage/workflow_runs.hpp"

#include <string>

#include "storage/run_end.hpp"

namespace glueprint {
namespace {

// What a cursor reads, in its order.
constexpr std::string_view select_workflow_run =
    "SELECT workflow_name, ordinal, run_id, started_on, phases_from, phases, timeline, actions, "
    "previous_run_id, error_message, properties, details FROM workflow_runs "
    "WHERE account = ?1 AND region = ?2 ";

constexpr std::string_view insert_workflow_run =
    "INSERT INTO workflow_runs (account, region, workflow_name, ordinal, run_id, started_on, "
    "phases_from, phases, timeline, actions, previous_run_id, error_message, properties, details, "
    "ends_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) ";

constexpr std::string_view or_replace_workflow_run =
    "ON CONFLICT (account, region, run_id) DO UPDATE SET workflow_name = excluded.workflow_name, "
    "started_on = excluded.started_on, phases_from = excluded.phases_from, "
    "phases = excluded.phases, timeline = excluded.timeline, actions = excluded.actions, "
    "previous_run_id = excluded.previous_run_id, error_message = excluded.error_message, "
    "properties = excluded.properties, details = excluded.details, ends_on = excluded.ends_on";

void write(Statement& statement, const Scope& scope, const WorkflowRun& run) {
  statement.run(scope.account, scope.region, run.workflow_name, run.ordinal, run.run_id,
                run.started_on, run.phases_from, run.phases, run.timeline, run.actions,
                run.previous_run_id, run.error_message, run.properties, run.details,
                run_end(run.phases, run.phases_from));
}

}  // namespace

bool WorkflowRunCursor::next() {
  if (!use_.next()) return false;
  run_ = {.ordinal = use_.integer(1),
          .run_id = std::string{use_.text(2)},
          .workflow_name = std::string{use_.text(0)},
          .started_on = use_.instant(3),
          .phases_from = use_.instant(4),
          .phases = std::string{use_.text(5)},
          .timeline = std::string{use_.text(6)},
          .actions = use_.integer(7),
          .previous_run_id = use_.optional_string(8),
          .error_message = use_.optional_string(9),
          .properties = std::string{use_.text(10)},
          .details = use_.optional_string(11)};
  return true;
}

WorkflowRuns::WorkflowRuns(Database& database)
    : find_{database, sql(select_workflow_run, "AND run_id = ?3")},
      after_{database, sql(select_workflow_run,
                           "AND workflow_name = ?3 AND (started_on, ordinal) < (?4, ?5) "
                           "ORDER BY started_on DESC, ordinal DESC LIMIT ?6")},
      all_{database,
           sql(select_workflow_run, "ORDER BY workflow_name, started_on DESC, ordinal DESC")},
      count_running_{database,
                     "SELECT count(*) FROM (SELECT 1 FROM workflow_runs "
                     "WHERE account = ?1 AND region = ?2 AND workflow_name = ?3 AND ends_on > ?4 "
                     "LIMIT ?5)"},
      insert_{database, insert_workflow_run},
      insert_or_replace_{database, sql(insert_workflow_run, or_replace_workflow_run)},
      update_{database,
              "UPDATE workflow_runs SET phases_from = ?4, phases = ?5, timeline = ?6, "
              "error_message = ?7, properties = ?8, details = ?9, ends_on = ?10 "
              "WHERE account = ?1 AND region = ?2 AND run_id = ?3"},
      remove_of_{database,
                 "DELETE FROM workflow_runs "
                 "WHERE account = ?1 AND region = ?2 AND workflow_name = ?3"} {}

std::optional<WorkflowRun> WorkflowRuns::find(const Scope& scope, std::string_view run_id) {
  WorkflowRunCursor cursor{find_, scope.account, scope.region, run_id};
  return cursor.next() ? std::optional{cursor.run()} : std::nullopt;
}

WorkflowRunCursor WorkflowRuns::after(const Scope& scope, std::string_view workflow_name,
                                      const std::optional<RunPlace>& place, int runs_max) {
  const auto from = place.value_or(before_all_runs);
  return WorkflowRunCursor{after_,          scope.account, scope.region, workflow_name,
                           from.started_on, from.ordinal,  runs_max};
}

WorkflowRunCursor WorkflowRuns::all(const Scope& scope) {
  return WorkflowRunCursor{all_, scope.account, scope.region};
}

std::int64_t WorkflowRuns::count_running(const Scope& scope, std::string_view workflow_name,
                                         Instant now, std::int64_t runs_max) {
  StatementUse use{count_running_, scope.account, scope.region, workflow_name, now, runs_max};
  use.next();
  return use.integer(0);
}

void WorkflowRuns::insert(const Scope& scope, const WorkflowRun& run) {
  write(insert_, scope, run);
}

void WorkflowRuns::insert_or_replace(const Scope& scope, const WorkflowRun& run) {
  write(insert_or_replace_, scope, run);
}

void WorkflowRuns::update(const Scope& scope, const WorkflowRun& run) {
  update_.run(scope.account, scope.region, run.run_id, run.phases_from, run.phases, run.timeline,
              run.error_message, run.properties, run.details, run_end(run.phases, run.phases_from));
}

void WorkflowRuns::remove_of(const Scope& scope, std::string_view workflow_name) {
  remove_of_.run(scope.account, scope.region, workflow_name);
}

}  // namespace glueprint
