#include "storage/snapshots.hpp"

#include <doctest/doctest.h>

#include "storage/schema.hpp"
#include "tests/storage/sample_rows.hpp"

namespace glueprint {
namespace {

TEST_CASE("a snapshot is kept with its clock, and replaced by one of its name") {
  auto store = memory_store();
  store.snapshots.insert_or_replace(here, {"b", at(1), {"copy", here.region}, {at(2), 0.5}});
  store.snapshots.insert_or_replace(here, {"a", at(3), {"copy", here.region}, {}});
  const auto found = store.snapshots.find(here, "b");
  REQUIRE(found);
  CHECK(found->saved_on == at(1));
  CHECK(found->copy == Scope{"copy", here.region});
  CHECK(found->clock == ClockSetting{at(2), 0.5});
  CHECK(store.snapshots.find(here, "a")->clock == ClockSetting{});
  CHECK(store.snapshots.all(here).size() == 2);
  CHECK(store.snapshots.all(here)[0].name == "a");
  store.snapshots.insert_or_replace(here, {"b", at(9), {"copy", here.region}, {}});
  CHECK(store.snapshots.find(here, "b")->saved_on == at(9));
  CHECK(store.snapshots.all({"other", here.region}).empty());
  store.snapshots.remove(here, "b");
  CHECK_FALSE(store.snapshots.find(here, "b"));
}

TEST_CASE("a blueprint of an older file keeps its status as its phases") {
  Database database;
  migrate(database, migrations().first(1));
  database.execute(
      "INSERT INTO blueprints (account, region, id, name, created_on, last_modified_on, status) "
      "VALUES ('a', 'r', 1, 'b', 1, 2, 'FAILED')");
  migrate(database, migrations());
  Blueprints blueprints{database};
  const auto found = blueprints.find({"a", "r"}, "b");
  REQUIRE(found);
  CHECK(found->phases == "FAILED");
  CHECK(found->last_modified_on == at(2));
}

}  // namespace
}  // namespace glueprint
