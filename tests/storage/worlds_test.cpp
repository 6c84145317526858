#include "storage/worlds.hpp"

#include <doctest/doctest.h>

#include "tests/storage/sample_rows.hpp"

namespace glueprint {
namespace {

TEST_CASE("a world exists once it was inserted, for its account and region alone") {
  auto store = memory_store();
  CHECK_FALSE(store.worlds.exists(here));
  CHECK(store.worlds.count() == 0);
  store.worlds.insert(here);
  CHECK(store.worlds.exists(here));
  CHECK_FALSE(store.worlds.exists({here.account, "us-east-1"}));
  CHECK_FALSE(store.worlds.exists({"000000000000", here.region}));
  CHECK(store.worlds.count() == 1);
  store.worlds.insert({here.account, "us-east-1"});
  CHECK(store.worlds.count() == 2);
}

TEST_CASE("a world cannot be inserted twice") {
  auto store = memory_store();
  store.worlds.insert(here);
  CHECK_THROWS_AS(store.worlds.insert(here), StoreError);
  CHECK(store.worlds.count() == 1);
}

TEST_CASE("a fixture is remembered by its digest, in the world that had it") {
  auto store = memory_store();
  store.worlds.mark_loaded(here, "digest");
  store.worlds.mark_loaded(here, "digest");
  CHECK(store.worlds.has_loaded(here, "digest"));
  CHECK_FALSE(store.worlds.has_loaded(here, "another"));
  CHECK_FALSE(store.worlds.has_loaded({here.account, "us-east-1"}, "digest"));
}

}  // namespace
}  // namespace glueprint
