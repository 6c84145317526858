#include "storage/ordinals.hpp"

#include <doctest/doctest.h>

#include "tests/storage/sample_rows.hpp"
#include "tests/storage/temporary_directory.hpp"

namespace glueprint {
namespace {

TEST_CASE("ordinals count from one, each kind of each account by itself") {
  auto store = memory_store();
  CHECK(store.ordinals.take("1", "run") == 1);
  CHECK(store.ordinals.take("1", "run") == 2);
  CHECK(store.ordinals.take("1", "request") == 1);
  CHECK(store.ordinals.take("2", "run") == 1);
  CHECK(store.ordinals.take("1", "run") == 3);
}

TEST_CASE("an ordinal that was taken in a transaction without commit is taken again") {
  auto store = memory_store();
  {
    const auto transaction = store.transaction();
    CHECK(store.ordinals.take("1", "run") == 1);
  }
  CHECK(store.ordinals.take("1", "run") == 1);
}

TEST_CASE("ordinals go on after a restart with a data file") {
  const TemporaryDirectory directory;
  {
    Store store{directory / "data", Durability::full};
    store.ordinals.take("1", "start");
  }
  Store store{directory / "data", Durability::full};
  CHECK(store.ordinals.take("1", "start") == 2);
}

}  // namespace
}  // namespace glueprint
