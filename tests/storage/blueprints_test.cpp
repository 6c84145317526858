#include "storage/blueprints.hpp"

#include <doctest/doctest.h>

#include "tests/storage/sample_rows.hpp"

namespace glueprint {
namespace {

TEST_CASE("a blueprint comes back as it was inserted, with its tags") {
  auto store = memory_store();
  const Blueprint full{.id = 99,
                       .name = "orders-etl",
                       .description = "d",
                       .created_on = at(1),
                       .last_modified_on = at(2),
                       .parameter_spec = "{}",
                       .blueprint_location = "s3://bucket/key",
                       .blueprint_service_location = "s3://service/key",
                       .phases_from = at(3),
                       .phases = "FAILED",
                       .error_message = "e",
                       .last_active_definition = R"({"Description":"d"})",
                       .run_timeline = "fails"};
  const auto id = store.blueprints.insert(here, full, {{"team", "data"}, {"empty", ""}});
  const auto found = store.blueprints.find(here, "orders-etl");
  REQUIRE(found);
  CHECK(found->id == id);
  CHECK(store.blueprints.id_of(here, "orders-etl") == id);
  CHECK(found->name == full.name);
  CHECK(found->description == full.description);
  CHECK(found->created_on == full.created_on);
  CHECK(found->last_modified_on == full.last_modified_on);
  CHECK(found->parameter_spec == full.parameter_spec);
  CHECK(found->blueprint_location == full.blueprint_location);
  CHECK(found->blueprint_service_location == full.blueprint_service_location);
  CHECK(found->phases == full.phases);
  CHECK(found->error_message == full.error_message);
  CHECK(found->last_active_definition == full.last_active_definition);
  CHECK(found->run_timeline == full.run_timeline);
  CHECK(store.blueprints.tags(here, id) == Tags{{"empty", ""}, {"team", "data"}});
}

TEST_CASE("what a blueprint lacks stays absent") {
  auto store = memory_store();
  const auto id = store.blueprints.insert(here, sample_blueprint("orders"), {});
  const auto found = store.blueprints.find(here, "orders");
  REQUIRE(found);
  CHECK_FALSE(found->description);
  CHECK_FALSE(found->parameter_spec);
  CHECK_FALSE(found->last_active_definition);
  CHECK(store.blueprints.tags(here, id).empty());
}

TEST_CASE("a blueprint is found in its own world, under its exact name, only") {
  auto store = memory_store();
  const auto id = store.blueprints.insert(here, sample_blueprint("orders"), {{"k", "v"}});
  CHECK_FALSE(store.blueprints.id_of(here, "Orders"));
  CHECK_FALSE(store.blueprints.find(here, "orders "));
  CHECK_FALSE(store.blueprints.find(other_region, "orders"));
  CHECK_FALSE(store.blueprints.id_of({"000000000000", here.region}, "orders"));
  CHECK(store.blueprints.tags(other_region, id).empty());
}

TEST_CASE("a name is taken once in a world, and free in every other") {
  auto store = memory_store();
  store.blueprints.insert(here, sample_blueprint("orders"), {});
  CHECK_THROWS_AS(store.blueprints.insert(here, sample_blueprint("orders"), {}), StoreError);
  CHECK_NOTHROW(store.blueprints.insert(other_region, sample_blueprint("orders"), {}));
}

TEST_CASE("every blueprint of the database has a number of its own") {
  auto store = memory_store();
  const auto first = store.blueprints.insert(here, sample_blueprint("a"), {});
  const auto second = store.blueprints.insert(other_region, sample_blueprint("a"), {});
  const auto third = store.blueprints.insert({"000000000000", "r"}, sample_blueprint("a"), {});
  CHECK(first < second);
  CHECK(second < third);
}

TEST_CASE("a replaced blueprint keeps its number and runs, and gets the new text and tags") {
  auto store = memory_store();
  auto blueprint = sample_blueprint("orders");
  blueprint.description = "old";
  const auto id = store.blueprints.insert(here, blueprint, {{"old", "1"}, {"both", "1"}});
  store.runs.insert(here, id, sample_run(1));

  auto replacement = sample_blueprint("orders");
  replacement.phases = "FAILED";
  replacement.created_on = at(77);
  const auto kept = store.blueprints.insert_or_replace(here, replacement, {{"both", "2"}});
  CHECK(kept == id);
  const auto found = store.blueprints.find(here, "orders");
  REQUIRE(found);
  CHECK(found->id == id);
  CHECK(found->phases == "FAILED");
  CHECK(found->created_on == at(77));
  CHECK_FALSE(found->description);
  CHECK(store.blueprints.tags(here, id) == Tags{{"both", "2"}});
  CHECK(run_ids(store, here, id).size() == 1);
}

TEST_CASE("replacing a blueprint that is not there adds it") {
  auto store = memory_store();
  const auto id = store.blueprints.insert_or_replace(here, sample_blueprint("orders"), {{"k", ""}});
  CHECK(store.blueprints.id_of(here, "orders") == id);
  CHECK(store.blueprints.tags(here, id) == Tags{{"k", ""}});
}

}  // namespace
}  // namespace glueprint
