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

struct Tables {
  Tables() { migrate(database, migrations()); }

  Database database;
};

TEST_CASE("a page of runs is read along the table itself, from its place on") {
  Tables tables;
  const BlueprintRuns runs{tables.database};
  int pages = 0;
  for (const auto& sql : statements_of(tables.database)) {
    if (sql.find("LIMIT") == std::string::npos) continue;
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

TEST_CASE("no statement of any table sorts, and none that is about one world scans") {
  Tables tables;
  const Worlds worlds{tables.database};
  const Blueprints blueprints{tables.database};
  const BlueprintRuns runs{tables.database};
  const Workflows workflows{tables.database};
  const Ordinals ordinals{tables.database};
  const WorldRows rows{tables.database};
  const Snapshots snapshots{tables.database};
  const auto statements = statements_of(tables.database);
  CHECK(statements.size() > 20);
  for (const auto& sql : statements) {
    CAPTURE(sql);
    const auto plan = plan_of(tables.database, sql);
    CHECK(plan.find("TEMP B-TREE") == std::string::npos);
    if (sql.find("account = ?1") != std::string::npos)
      CHECK(plan.find("SCAN") == std::string::npos);
  }
}

}  // namespace
}  // namespace glueprint
