#include "storage/entities.hpp"

#include <doctest/doctest.h>

#include "tests/storage/sample_rows.hpp"

namespace glueprint {
namespace {

Entity sample_trigger(const std::string& run_id, Span there) {
  return {.kind = EntityKind::trigger,
          .name = "nightly_starting_trigger",
          .definition = R"({"Name":"nightly_starting_trigger"})",
          .workflow_name = "nightly",
          .blueprint_name = "orders",
          .run_id = run_id,
          .there = there};
}

TEST_CASE("an entity comes back as it was inserted; its kind is a part of its name") {
  auto store = memory_store();
  store.entities.insert_if_free(here, sample_trigger("br_1", {at(5), at(9)}));
  const auto found = store.entities.find(here, EntityKind::trigger, "nightly_starting_trigger");
  REQUIRE(found);
  CHECK(found->definition == R"({"Name":"nightly_starting_trigger"})");
  CHECK(found->workflow_name == "nightly");
  CHECK(found->blueprint_name == "orders");
  CHECK(found->run_id == "br_1");
  CHECK(found->there.begin == at(5));
  CHECK(found->there.end == at(9));
  CHECK_FALSE(store.entities.find(here, EntityKind::job, "nightly_starting_trigger"));
  CHECK(store.entities.all(here, at(4)).empty());
  CHECK(store.entities.all(here, at(5)).size() == 1);
  CHECK(store.entities.all(here, at(9)).empty());
}

TEST_CASE("the first of a name stands in its time, and is replaced afterwards") {
  auto store = memory_store();
  const auto run_of_it = [&] {
    return store.entities.find(here, EntityKind::trigger, "nightly_starting_trigger")->run_id;
  };
  store.entities.insert_if_free(here, sample_trigger("br_1", {at(5), at(9)}));
  store.entities.insert_if_free(here, sample_trigger("br_2", {at(8), not_yet_known}));
  CHECK(run_of_it() == "br_1");
  store.entities.insert_if_free(here, sample_trigger("br_3", {at(9), not_yet_known}));
  CHECK(run_of_it() == "br_3");
  store.entities.insert_or_replace(here, sample_trigger("br_4", {at(9), not_yet_known}));
  CHECK(run_of_it() == "br_4");
}

TEST_CASE("a run's entities move and go together; a blueprint's go while they are not yet made") {
  auto store = memory_store();
  store.entities.insert_if_free(here, sample_trigger("br_1", {at(5), not_yet_known}));
  store.entities.set_there(here, "br_1", {at(7), at(8)});
  CHECK(store.entities.all(here, at(7)).size() == 1);
  store.entities.remove_unmade_of(here, "orders", at(7));
  CHECK(store.entities.all(here, at(7)).size() == 1);
  store.entities.remove_unmade_of(here, "orders", at(6));
  CHECK(store.entities.all(here, at(7)).empty());
  store.entities.insert_if_free(here, sample_trigger("br_1", {at(5), not_yet_known}));
  store.entities.remove_of(here, "br_2");
  CHECK(store.entities.all(here, at(7)).size() == 1);
  store.entities.remove_of(here, "br_1");
  CHECK(store.entities.all(here, at(7)).empty());
}

}  // namespace
}  // namespace glueprint
