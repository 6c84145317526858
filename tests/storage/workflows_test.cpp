#include "storage/workflows.hpp"

#include <doctest/doctest.h>

#include "tests/storage/sample_rows.hpp"

namespace glueprint {
namespace {

TEST_CASE("a workflow comes back as it was inserted, whether or not it has appeared yet") {
  auto store = memory_store();
  const Workflow full{.name = "orders",
                      .appears_on = at(5'000),
                      .description = "d",
                      .blueprint_name = "orders-etl",
                      .run_id = "br_1",
                      .details = "{}"};
  store.workflows.insert(here, full);
  const auto found = store.workflows.find(here, "orders");
  REQUIRE(found);
  CHECK(found->name == "orders");
  CHECK(found->appears_on == at(5'000));
  CHECK(found->description == "d");
  CHECK(found->blueprint_name == "orders-etl");
  CHECK(found->run_id == "br_1");
  CHECK(found->details == "{}");
}

TEST_CASE("a workflow is found in its own world, under its own name, only") {
  auto store = memory_store();
  store.workflows.insert(here, sample_workflow("orders"));
  CHECK_FALSE(store.workflows.find(here, "Orders"));
  CHECK_FALSE(store.workflows.find({here.account, "us-east-1"}, "orders"));
  CHECK_FALSE(store.workflows.find({"000000000000", here.region}, "orders"));
}

TEST_CASE("a workflow's name can be inserted once; a replacement takes its place whole") {
  auto store = memory_store();
  auto workflow = sample_workflow("orders");
  workflow.description = "old";
  workflow.run_id = "br_1";
  store.workflows.insert(here, workflow);
  CHECK_THROWS_AS(store.workflows.insert(here, sample_workflow("orders")), StoreError);
  auto replacement = sample_workflow("orders");
  replacement.appears_on = at(7);
  store.workflows.insert_or_replace(here, replacement);
  const auto found = store.workflows.find(here, "orders");
  REQUIRE(found);
  CHECK(found->appears_on == at(7));
  CHECK_FALSE(found->description);
  CHECK_FALSE(found->run_id);
  store.workflows.insert_or_replace(here, sample_workflow("new"));
  CHECK(store.workflows.find(here, "new"));
}

}  // namespace
}  // namespace glueprint
