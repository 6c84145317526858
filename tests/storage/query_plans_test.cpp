#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "storage/schema.hpp"
#include "storage/snapshots.hpp"
#include "tests/storage/sample_rows.hpp"

namespace glueprint {
namespace {

std::vector<std::string> statements_of(Database& database) {
  std::vector<std::string> statements;
  for (auto* statement = sqlite3_next_stmt(database.handle(), nullptr); statement != nullptr;
       statement = sqlite3_next_stmt(database.handle(), statement)) {
    statements.emplace_back(sqlite3_sql(statement));
  }
  return statements;
}

// What SQLite means to do, a line a step, as `EXPLAIN QUERY PLAN` tells it.
std::string plan_of(Database& database, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  REQUIRE(sqlite3_prepare_v2(database.handle(), ("EXPLAIN QUERY PLAN " + sql).c_str(), -1,
                             &statement, nullptr) == SQLITE_OK);
  std::string plan;
  constexpr int detail = 3;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    plan += reinterpret_cast<const char*>(sqlite3_column_text(statement, detail));
    plan += '\n';
  }
  sqlite3_finalize(statement);
  return plan;
}

// A subquery that searches is scanned too, as `SCAN (subquery-1)`.
bool scans_a_table(const std::string& plan) {
  std::istringstream lines{plan};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("SCAN ") && !line.starts_with("SCAN (")) return true;
  }
  return false;
}

struct Tables {
  Tables() { migrate(database, migrations()); }

  Database database;
};

TEST_CASE("a page of runs is read along the table itself, from its place on") {
  Tables tables;
  const BlueprintRuns runs{tables.database};
  int pages = 0;
  for (const auto& sql : statements_of(tables.database)) {
    if (sql.find("LIMIT ?6") == std::string::npos) continue;
    ++pages;
    CHECK(plan_of(tables.database, sql) ==
          "SEARCH run USING PRIMARY KEY (account=? AND region=? AND blueprint_id=? AND "
          "(started_on,ordinal)<(?,?))\n");
  }
  CHECK(pages == 1);
}

TEST_CASE("a run is found by two searches, blueprint first") {
  Tables tables;
  const BlueprintRuns runs{tables.database};
  int finds = 0;
  for (const auto& sql : statements_of(tables.database)) {
    if (sql.find("run.run_id = ?4") == std::string::npos) continue;
    ++finds;
    CHECK(plan_of(tables.database, sql) ==
          "SEARCH blueprint USING COVERING INDEX blueprints_by_name (account=? AND "
          "region=? AND name=?)\n"
          "SEARCH run USING INDEX blueprint_runs_by_id (account=? AND region=? AND run_id=? "
          "AND blueprint_id=?)\n");
  }
  CHECK(finds == 1);
}

// The plan of the one statement of the table that has this text in it.
template <typename Table>
std::string plan_with(std::string_view text) {
  Tables tables;
  const Table table{tables.database};
  std::string plan;
  for (const auto& sql : statements_of(tables.database)) {
    if (sql.find(text) == std::string::npos) continue;
    CHECK(plan.empty());
    plan = plan_of(tables.database, sql);
  }
  return plan;
}

TEST_CASE("running runs are counted along the index of ends, and no table is looked into") {
  const auto plan = plan_with<BlueprintRuns>("count(*)");
  CHECK(plan.find("SEARCH blueprint_runs USING COVERING INDEX blueprint_runs_by_end (account=? AND "
                  "region=? AND ends_on>?)\n") != std::string::npos);
}

TEST_CASE("names of blueprints are listed by one search from the page's place on") {
  CHECK(plan_with<Blueprints>("name > ?3 ORDER") ==
        "SEARCH blueprints USING COVERING INDEX blueprints_by_name (account=? AND region=? AND "
        "name>?)\n");
  CHECK(plan_with<Blueprints>("name > ?3 AND created_on <= ?4") ==
        "SEARCH blueprints USING INDEX blueprints_by_name (account=? AND region=? AND name>?)\n");
}

TEST_CASE("the first name that has a tag is found by a search of the tag, then of the blueprint") {
  CHECK(plan_with<Blueprints>("tag.key = ?3") ==
        "SEARCH tag USING COVERING INDEX blueprint_tags_by_value (account=? AND region=? AND "
        "key=? AND value=? AND blueprint_name>?)\n"
        "SEARCH blueprint USING PRIMARY KEY (account=? AND region=? AND id=?)\n");
}

TEST_CASE("the workflows that a blueprint's runs still make are found by its name") {
  CHECK(plan_with<Workflows>("run_id IS NOT NULL") ==
        "SEARCH workflows USING INDEX workflows_by_blueprint (account=? AND region=? AND "
        "blueprint_name=? AND appears_on>?)\n");
}

TEST_CASE("a page of a workflow's runs is read along the table, those that run along their ends") {
  CHECK(plan_with<WorkflowRuns>("LIMIT ?6") ==
        "SEARCH workflow_runs USING PRIMARY KEY (account=? AND region=? AND workflow_name=? AND "
        "(started_on,ordinal)<(?,?))\n");
  CHECK(plan_with<WorkflowRuns>("LIMIT ?5")
            .find("SEARCH workflow_runs USING COVERING INDEX workflow_runs_by_end (account=? AND "
                  "region=? AND workflow_name=? AND ends_on>?)\n") != std::string::npos);
}

TEST_CASE("what a run makes, and what a blueprint's runs still make, is found by an index") {
  CHECK(plan_with<Entities>("SET appears_on = ?4").find("entities_by_run (account=?") !=
        std::string::npos);
  CHECK(plan_with<Entities>("appears_on > ?4") ==
        "SEARCH entities USING COVERING INDEX entities_by_blueprint (account=? AND region=? AND "
        "blueprint_name=? AND appears_on>?)\n");
}

TEST_CASE("no statement of any table sorts, and none that is about one world scans") {
  Tables tables;
  const Worlds worlds{tables.database};
  const Blueprints blueprints{tables.database};
  const BlueprintRuns runs{tables.database};
  const Workflows workflows{tables.database};
  const WorkflowRuns workflow_runs{tables.database};
  const Entities entities{tables.database};
  const Ordinals ordinals{tables.database};
  const WorldRows rows{tables.database};
  const Snapshots snapshots{tables.database};
  const auto statements = statements_of(tables.database);
  CHECK(statements.size() > 20);
  for (const auto& sql : statements) {
    CAPTURE(sql);
    const auto plan = plan_of(tables.database, sql);
    CHECK(plan.find("TEMP B-TREE") == std::string::npos);
    if (sql.find("account = ?1") != std::string::npos) CHECK_FALSE(scans_a_table(plan));
  }
}

}  // namespace
}  // namespace glueprint
