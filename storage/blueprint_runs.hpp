#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/records.hpp"
#include "core/scope.hpp"
#include "storage/statement.hpp"

namespace glueprint {

// The runs of a query, one after the other. Only one cursor of a query is open at a time.
class BlueprintRunCursor {
 public:
  // Moves to the next run; false at the end.
  bool next();

  // The run that the cursor stands on; its text is valid until the cursor moves or ends.
  const BlueprintRunView& run() const { return run_; }

  // The name of the run's blueprint, where the query is not about one blueprint.
  std::string_view blueprint_name() const { return use_.text(11); }

 private:
  friend class BlueprintRuns;

  template <typename... Values>
  explicit BlueprintRunCursor(Statement& statement, const Values&... values)
      : use_{statement, values...} {}

  StatementUse use_;
  BlueprintRunView run_;
};

// A run that the clock has not reached.
struct FutureRun {
  std::string run_id;
  Instant started_on;
};

// The table of runs. It lies in the order of GetBlueprintRuns: newest first within a blueprint.
class BlueprintRuns {
 public:
  explicit BlueprintRuns(Database& database);

  // The run of that id, whichever its blueprint; `blueprint_name()` tells.
  BlueprintRunCursor find(const Scope& scope, std::string_view run_id);

  // The run of that id, when it belongs to the blueprint of that name: a cursor of one or none.
  BlueprintRunCursor find(const Scope& scope, std::string_view blueprint_name,
                          std::string_view run_id);

  // The runs that come after a place in the list, or from its beginning.
  BlueprintRunCursor after(const Scope& scope, std::int64_t blueprint_id,
                           const std::optional<RunPlace>& place, int runs_max);

  // Every run of the world: blueprint by blueprint in the order of their names, newest first.
  BlueprintRunCursor all(const Scope& scope);

  // How many runs of the world have not ended at `now`. Counting stops at `runs_max`.
  std::int64_t count_running(const Scope& scope, Instant now, std::int64_t runs_max);

  void insert(const Scope& scope, std::int64_t blueprint_id, const BlueprintRun& run);

  // A run that starts after `now`; none when there is none, or none among the first so many that
  // end after `now`.
  std::optional<FutureRun> find_future(const Scope& scope, Instant now, std::int64_t runs_max);

  // Replaces the run of the same id, which keeps its ordinal, or adds the run.
  void insert_or_replace(const Scope& scope, std::int64_t blueprint_id, const BlueprintRun& run);

  // Writes phases, timeline, workflow and messages of the run of this `run_id`.
  void update_future(const Scope& scope, const BlueprintRun& run);

  // Writes phases alone, as a read that counts does.
  void update_phases(const Scope& scope, const BlueprintRun& run);

  // Removes all runs of a blueprint.
  void remove_of(const Scope& scope, std::int64_t blueprint_id);

 private:
  Statement find_by_id_;
  Statement find_;
  Statement after_;
  Statement all_;
  Statement count_running_;
  Statement find_future_;
  Statement insert_;
  Statement insert_or_replace_;
  Statement update_future_;
  Statement update_phases_;
  Statement remove_of_;
};

}  // namespace glueprint
