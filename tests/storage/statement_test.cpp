#include "storage/statement.hpp"

#include <stdexcept>

#include <doctest/doctest.h>
#include <sqlite3.h>

namespace glueprint {
namespace {

using namespace std::string_literals;

TEST_CASE("values come back from a row as they were bound") {
  Database database;
  Statement statement{database, "SELECT ?1, ?2, ?3, ?4"};
  const auto text = "a\0b\xff"s;
  const Instant instant{Duration{-1'234}};
  StatementUse use{statement, std::int64_t{1} << 62, text, instant, std::optional<std::string>{}};
  REQUIRE(use.next());
  CHECK(use.integer(0) == std::int64_t{1} << 62);
  CHECK(use.text(1) == text);
  CHECK(use.instant(2) == instant);
  CHECK_FALSE(use.optional_text(3));
  CHECK_FALSE(use.optional_string(3));
  CHECK(use.text(3).empty());
  CHECK_FALSE(use.next());
}

TEST_CASE("an empty text is not NULL, even as a view of nothing") {
  Database database;
  Statement statement{database, "SELECT ?1, ?2"};
  StatementUse use{statement, std::string_view{}, std::optional<std::string>{""}};
  REQUIRE(use.next());
  CHECK(use.optional_text(0) == "");
  CHECK(use.optional_string(1) == "");
}

TEST_CASE("a statement cannot be used twice at once, and can be again afterwards") {
  Database database;
  Statement statement{database, "SELECT ?1"};
  {
    StatementUse use{statement, 1};
    CHECK_THROWS_AS((StatementUse{statement, 2}), std::logic_error);
    CHECK(use.next());
  }
  StatementUse use{statement, 3};
  REQUIRE(use.next());
  CHECK(use.integer(0) == 3);
}

TEST_CASE("too few or too many values are refused") {
  Database database;
  Statement statement{database, "SELECT ?1, ?2"};
  CHECK_THROWS_AS((StatementUse{statement, 1}), std::logic_error);
  CHECK_THROWS_AS((StatementUse{statement, 1, 2, 3}), std::logic_error);
  CHECK(StatementUse{statement, 1, 2}.next());
}

TEST_CASE("wrong SQL throws one line that names the mistake") {
  Database database;
  CHECK_THROWS_WITH_AS((Statement{database, "SELECT * FROM nowhere"}),
                       "the database in memory: no such table: nowhere", StoreError);
  CHECK_THROWS_AS(database.execute("NONSENSE"), StoreError);
}

TEST_CASE("an error in the middle of a cursor leaves statement and connection usable") {
  Database database;
  database.execute("CREATE TABLE numbers (n INTEGER PRIMARY KEY) STRICT");
  database.execute("INSERT INTO numbers VALUES (1), (2), (3)");
  // abs() fails on the least integer, which is what the second row comes to.
  Statement fails{database,
                  "SELECT abs(CASE n WHEN ?1 THEN -9223372036854775807 - 1 ELSE n END) "
                  "FROM numbers"};
  for (int round = 0; round < 3; ++round) {
    StatementUse use{fails, 2};
    CHECK(use.next());
    CHECK_THROWS_AS(use.next(), StoreError);
  }
  Statement{database, "INSERT INTO numbers VALUES (?1)"}.run(4);
  database.execute("BEGIN IMMEDIATE; COMMIT");
  StatementUse use{fails, 0};
  int rows = 0;
  while (use.next()) ++rows;
  CHECK(rows == 4);
}

TEST_CASE("a text beyond what SQLite takes is refused when it is bound, and the next one is fine") {
  Database database;
  sqlite3_limit(database.handle(), SQLITE_LIMIT_LENGTH, 10);
  Statement statement{database, "SELECT ?1"};
  CHECK_THROWS_AS((StatementUse{statement, std::string_view{"longer than ten"}}), StoreError);
  CHECK(StatementUse{statement, std::string_view{"short"}}.next());
}

TEST_CASE("a database outlives its own variable until the last statement is gone") {
  std::optional<Database> database{std::in_place};
  Statement statement{*database, "SELECT 1"};
  database.reset();
  CHECK(StatementUse{statement}.next());
}

}  // namespace
}  // namespace glueprint
