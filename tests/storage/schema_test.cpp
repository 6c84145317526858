#include "storage/schema.hpp"

#include <array>

#include <doctest/doctest.h>

#include "storage/statement.hpp"

namespace glueprint {
namespace {

constexpr std::array two_scripts{"CREATE TABLE a (n INTEGER) STRICT; INSERT INTO a VALUES (1)",
                                 "ALTER TABLE a ADD COLUMN text TEXT; UPDATE a SET text = 'new'"};

TEST_CASE("an empty database gets every script, and the newest version") {
  Database database;
  CHECK(schema_version(database) == 0);
  migrate(database, two_scripts);
  CHECK(schema_version(database) == 2);
  Statement statement{database, "SELECT text FROM a"};
  StatementUse use{statement};
  REQUIRE(use.next());
  CHECK(use.text(0) == "new");
}

TEST_CASE("an older database gets the scripts that it lacks, and keeps its rows") {
  Database database;
  migrate(database, std::span{two_scripts}.first(1));
  CHECK(schema_version(database) == 1);
  database.execute("INSERT INTO a VALUES (2)");
  migrate(database, two_scripts);
  CHECK(schema_version(database) == 2);
  Statement statement{database, "SELECT n, text FROM a ORDER BY n"};
  StatementUse use{statement};
  for (const int n : {1, 2}) {
    REQUIRE(use.next());
    CHECK(use.integer(0) == n);
    CHECK(use.text(1) == "new");
  }
}

TEST_CASE("a database that is up to date is left alone") {
  Database database;
  migrate(database, two_scripts);
  migrate(database, two_scripts);
  Statement statement{database, "SELECT count(*) FROM a"};
  StatementUse use{statement};
  REQUIRE(use.next());
  CHECK(use.integer(0) == 1);
}

TEST_CASE("a script that fails leaves the database at its old version, with its old tables") {
  Database database;
  migrate(database, std::span{two_scripts}.first(1));
  const auto before = schema_of(database);
  constexpr std::array broken{two_scripts[0], "CREATE TABLE b (n INTEGER) STRICT",
                              "CREATE TABLE b (n INTEGER) STRICT"};
  CHECK_THROWS_AS(migrate(database, broken), StoreError);
  CHECK(schema_version(database) == 1);
  CHECK(schema_of(database) == before);
  CHECK_FALSE(database.is_in_transaction());
}

TEST_CASE("a schema is the same for every database that had the same scripts, and no other") {
  Database one;
  Database two;
  migrate(one, migrations());
  migrate(two, migrations());
  CHECK(schema_of(one) == schema_of(two));
  two.execute("CREATE TRIGGER t AFTER INSERT ON worlds BEGIN DELETE FROM worlds; END");
  CHECK(schema_of(one) != schema_of(two));
}

TEST_CASE("every key begins with account and region, and every table is strict") {
  Database database;
  migrate(database, migrations());
  Statement statement{database,
                      "SELECT t.name, i.name, (SELECT group_concat(name) FROM "
                      "(SELECT name FROM pragma_index_info(i.name) ORDER BY seqno LIMIT 2)) "
                      "FROM pragma_table_list AS t, pragma_index_list(t.name) AS i "
                      "WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite%'"};
  StatementUse use{statement};
  int keys = 0;
  for (; use.next(); ++keys) {
    CAPTURE(use.text(0));
    // Ordinals are drawn for an account, whatever the region.
    CHECK(use.text(2) == (use.text(0) == "ordinals" ? "account,kind" : "account,region"));
  }
  CHECK(keys == 19);
  Statement loose{database,
                  "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 "
                  "AND name NOT LIKE 'sqlite%'"};
  CHECK_FALSE(StatementUse{loose}.next());
}

}  // namespace
}  // namespace glueprint
