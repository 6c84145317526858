#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/records.hpp"
#include "core/scope.hpp"
#include "storage/statement.hpp"

namespace glueprint {

// The runs of a query, one after the other. Only one cursor of a query is open at a time.
class WorkflowRunCursor {
 public:
  // Moves to the next run; false at the end.
  bool next();

  const WorkflowRun& run() const { return run_; }

 private:
  friend class WorkflowRuns;

  template <typename... Values>
  explicit WorkflowRunCursor(Statement& statement, const Values&... values)
      : use_{statement, values...} {}

  StatementUse use_;
  WorkflowRun run_;
};

// The table of the runs of workflows. It lies in the order of GetWorkflowRuns: newest first within
// a workflow.
class WorkflowRuns {
 public:
  explicit WorkflowRuns(Database& database);

  // The run of that id, whichever its workflow.
  std::optional<WorkflowRun> find(const Scope& scope, std::string_view run_id);

  // The runs of a workflow that come after a place in the list, or from its beginning.
  WorkflowRunCursor after(const Scope& scope, std::string_view workflow_name,
                          const std::optional<RunPlace>& place, int runs_max);

  // Every run of the world: workflow by workflow in the order of their names, newest first.
  WorkflowRunCursor all(const Scope& scope);

  // How many runs of a workflow have not ended at `now`. Counting stops at `runs_max`.
  std::int64_t count_running(const Scope& scope, std::string_view workflow_name, Instant now,
                             std::int64_t runs_max);

  void insert(const Scope& scope, const WorkflowRun& run);

  // Replaces the run of the same id, which keeps its ordinal, or adds the run.
  void insert_or_replace(const Scope& scope, const WorkflowRun& run);

  // Writes phases, timeline, message, properties and details of the run of this `run_id`.
  void update(const Scope& scope, const WorkflowRun& run);

  // Removes all runs of a workflow.
  void remove_of(const Scope& scope, std::string_view workflow_name);

 private:
  Statement find_;
  Statement after_;
  Statement all_;
  Statement count_running_;
  Statement insert_;
  Statement insert_or_replace_;
  Statement update_;
  Statement remove_of_;
};

}  // namespace glueprint
