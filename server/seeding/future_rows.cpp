#include "server/seeding/future_rows.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "core/text/printable.hpp"
#include "core/time/time_text.hpp"

namespace glueprint {
namespace {

// Counts the rows of a fixture that lie in the clock's future, and describes the first of them.
class FutureRows {
 public:
  explicit FutureRows(Instant now) : now_{now} {}

  void look_at(std::string_view kind, std::string_view name, std::string_view member,
               const std::optional<FixtureTime>& time) {
    if (!time || time->when_loaded(now_) <= now_) return;
    if (++count_ > 1) return;
    first_ = fmt::format("{} {} with {} {}", kind, in_quotes(name), member,
                         write_instant(time->when_loaded(now_)));
  }

  void look_at(const FixtureLife& run, std::string_view name) {
    const bool begins_later = run.started_on && run.started_on->when_loaded(now_) > now_;
    look_at("the run", name, begins_later ? "StartedOn" : "CompletedOn",
            begins_later ? run.started_on : run.completed_on);
  }

  void look_at(const Fixture& fixture) {
    for (const auto& blueprint : fixture.blueprints) {
      look_at("the blueprint", blueprint.fields.name, "CreatedOn", blueprint.created_on);
    }
    for (const auto& run : fixture.runs) {
      look_at(run, run.run_id.value_or("of " + run.blueprint_name));
    }
    for (const auto* runs : {&fixture.last_runs, &fixture.workflow_runs}) {
      for (const auto& run : *runs) {
        look_at(run, run.run_id.value_or("of " + run.workflow_name));
      }
    }
    for (const auto& workflow : fixture.workflows) {
      look_at("the workflow", workflow.fields.name, "CreatedOn", workflow.created_on);
    }
  }

  bool are_there() const { return count_ > 0; }

  std::string description() const {
    return fmt::format(
        "the clock stands at {}, before {} of its rows (the first is {}): until then a run shows "
        "its first state and a workflow is hidden; set the clock later, or write a time such as "
        "\"-2h\"",
        write_instant(now_), count_, first_);
  }

 private:
  Instant now_;
  std::size_t count_ = 0;
  std::string first_;
};

}  // namespace

void warn_of_future_rows(FixtureReading& reading, Instant now) {
  for (const auto& fixture : reading.fixtures) {
    FutureRows rows{now};
    rows.look_at(fixture);
    if (!rows.are_there()) continue;
    reading.warnings.push_back({fixture.file, 0, "", rows.description(), true});
  }
}

}  // namespace glueprint
