#include "storage/world_rows.hpp"

#include <array>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "storage/schema.hpp"
#include "tests/storage/sample_rows.hpp"

namespace glueprint {
namespace {

const Scope copy{"a copy", here.region};

std::set<std::string> columns_of(Database& database, std::string_view table) {
  Statement statement{database, "SELECT name FROM pragma_table_info(?1)"};
  StatementUse use{statement, table};
  std::set<std::string> columns;
  while (use.next()) columns.emplace(use.text(0));
  return columns;
}

// A row of text and numbers for every column, so that a copy which forgets one differs.
void fill(Database& database, std::string_view table) {
  std::string names;
  std::string values;
  for (const auto& column : columns_of(database, table)) {
    names += (names.empty() ? "" : ", ") + column;
    if (!values.empty()) values += ", ";
    if (column == "account") {
      values += "'" + here.account + "'";
    } else if (column == "region") {
      values += "'" + here.region + "'";
    } else {
      values += "'7'";
    }
  }
  database.execute(
      ("INSERT INTO " + std::string{table} + " (" + names + ") VALUES (" + values + ")").c_str());
}

std::string row_of(Database& database, const std::string& table, const Scope& scope) {
  std::string columns;
  for (const auto& column : columns_of(database, table)) {
    if (column != "account") columns += (columns.empty() ? "" : " || '/' || ") + column;
  }
  Statement statement{database,
                      "SELECT " + columns + " AS row FROM " + table + " WHERE account = ?1"};
  StatementUse use{statement, scope.account};
  return use.next() ? std::string{use.text(0)} : "nothing";
}

constexpr std::array tables{"blueprints", "blueprint_tags", "blueprint_runs",
                            "workflows",  "workflow_runs",  "entities"};

TEST_CASE("a copy of a world has every column of every row, and the world stays") {
  Database database;
  migrate(database, migrations());
  for (const auto* table : tables) fill(database, table);
  WorldRows rows{database};
  rows.copy(here, copy);
  for (const auto* table : tables) {
    CAPTURE(std::string{table});
    CHECK(row_of(database, table, copy) == row_of(database, table, here));
    CHECK(row_of(database, table, copy) != "nothing");
  }
}

TEST_CASE("a world that is cleared is empty, and no other one is") {
  Database database;
  migrate(database, migrations());
  for (const auto* table : tables) fill(database, table);
  WorldRows rows{database};
  rows.copy(here, copy);
  rows.clear(here);
  for (const auto* table : tables) {
    CHECK(row_of(database, table, here) == "nothing");
    CHECK(row_of(database, table, copy) != "nothing");
  }
}

TEST_CASE("only these tables hold what a world holds") {
  Database database;
  migrate(database, migrations());
  Statement statement{database,
                      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN "
                      "('worlds', 'loaded_fixtures', 'ordinals', 'snapshots')"};
  StatementUse use{statement};
  std::set<std::string> names;
  while (use.next()) names.emplace(use.text(0));
  CHECK(names == std::set<std::string>(tables.begin(), tables.end()));
}

}  // namespace
}  // namespace glueprint
