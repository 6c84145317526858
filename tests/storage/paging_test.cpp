#include <algorithm>
#include <random>
#include <set>

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "storage/schema.hpp"
#include "tests/storage/sample_rows.hpp"

namespace glueprint {
namespace {

struct Listed {
  std::string run_id;
  RunPlace place;
};

bool is_newer(const Listed& a, const Listed& b) {
  return std::pair{a.place.started_on, a.place.ordinal} >
         std::pair{b.place.started_on, b.place.ordinal};
}

// A list that changes between its pages, beside a record of what it should hold.
class ChangingList {
 public:
  explicit ChangingList(unsigned seed) : chance_{seed} {
    migrate(database_, migrations());
    runs_.emplace(database_);
    remove_.emplace(database_, "DELETE FROM blueprint_runs WHERE run_id = ?1");
    const int count = draw(0, 120);
    for (int i = 0; i < count; ++i) add();
    stood_throughout_ = std::set<std::string>{all_.begin(), all_.end()};
  }

  void change() {
    for (int i = draw(0, 5); i > 0; --i) {
      if (draw(0, 1) == 0 || all_.empty()) {
        add();
      } else {
        const auto gone = all_.begin() + draw(0, static_cast<int>(all_.size()) - 1);
        remove_->run(*gone);
        stood_throughout_.erase(*gone);
        all_.erase(gone);
      }
    }
  }

  std::vector<Listed> page(const std::optional<RunPlace>& place, int runs_max) {
    std::vector<Listed> listed;
    auto cursor = runs_->after(here, 1, place, runs_max);
    while (cursor.next()) {
      listed.push_back(
          {std::string{cursor.run().run_id}, {cursor.run().started_on, cursor.run().ordinal}});
    }
    return listed;
  }

  int draw(int least, int most) { return std::uniform_int_distribution{least, most}(chance_); }
  const std::set<std::string>& stood_throughout() const { return stood_throughout_; }

 private:
  // Few instants for many runs, so that ties are common.
  void add() {
    auto run = sample_run(++last_ordinal_);
    run.started_on = at(draw(0, 20));
    runs_->insert(here, 1, run);
    all_.push_back(run.run_id);
  }

  std::mt19937 chance_;
  Database database_;
  std::optional<BlueprintRuns> runs_;
  std::optional<Statement> remove_;
  std::int64_t last_ordinal_ = 0;
  std::vector<std::string> all_;
  std::set<std::string> stood_throughout_;
};

TEST_CASE("pages hold every run that stood throughout exactly once, in order") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    ChangingList list{seed};
    std::vector<Listed> seen;
    const int runs_max = list.draw(1, 30);
    std::optional<RunPlace> place;
    for (auto page = list.page(place, runs_max); !page.empty(); page = list.page(place, runs_max)) {
      REQUIRE(page.size() <= static_cast<std::size_t>(runs_max));
      seen.insert(seen.end(), page.begin(), page.end());
      place = page.back().place;
      list.change();
    }
    REQUIRE(std::is_sorted(seen.begin(), seen.end(), is_newer));
    std::set<std::string> ids;
    for (const auto& run : seen) REQUIRE(ids.insert(run.run_id).second);
    const auto& stood = list.stood_throughout();
    REQUIRE(std::includes(ids.begin(), ids.end(), stood.begin(), stood.end()));
  }
}

// The steps of SQLite's machine that all statements of the connection have taken since last asked.
int steps_taken(Database& database, int kind) {
  int steps = 0;
  for (auto* statement = sqlite3_next_stmt(database.handle(), nullptr); statement != nullptr;
       statement = sqlite3_next_stmt(database.handle(), statement)) {
    steps += sqlite3_stmt_status(statement, kind, 1);
  }
  return steps;
}

TEST_CASE("the cost of a page does not grow with its depth, and nothing is scanned or sorted") {
  Database database;
  migrate(database, migrations());
  BlueprintRuns runs{database};
  for (std::int64_t ordinal = 1; ordinal <= 5'000; ++ordinal) {
    runs.insert(here, 1, sample_run(ordinal));
  }
  const auto steps_of_page = [&](std::int64_t newest_ordinal) {
    steps_taken(database, SQLITE_STMTSTATUS_VM_STEP);
    int count = 0;
    auto cursor =
        runs.after(here, 1, RunPlace{sample_run(newest_ordinal).started_on, newest_ordinal}, 25);
    while (cursor.next()) ++count;
    CHECK(count == 25);
    return steps_taken(database, SQLITE_STMTSTATUS_VM_STEP);
  };
  const int first = steps_of_page(4'999);
  CHECK(steps_of_page(3'000) == first);
  CHECK(steps_of_page(26) == first);
  CHECK(steps_taken(database, SQLITE_STMTSTATUS_FULLSCAN_STEP) == 0);
  CHECK(steps_taken(database, SQLITE_STMTSTATUS_SORT) == 0);
  CHECK(steps_taken(database, SQLITE_STMTSTATUS_AUTOINDEX) == 0);
}

}  // namespace
}  // namespace glueprint
