#include "tests/storage/unreliable_disk.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <doctest/doctest.h>

#include "tests/storage/sample_rows.hpp"
#include "tests/storage/temporary_directory.hpp"

namespace glueprint {
namespace {

namespace fs = std::filesystem;

// A run of several pages, so that the log soon grows to where it is moved into the file.
BlueprintRun large_run(std::int64_t ordinal) {
  auto run = sample_run(ordinal);
  run.parameters = std::string(200'000, static_cast<char>('a' + ordinal % 26));
  return run;
}

// Starts runs and keeps record of which of them were acknowledged.
struct Writer {
  void start_run(Store& store) {
    const auto blueprint_id = blueprint_of(store);
    auto transaction = store.transaction();
    store.runs.insert(here, blueprint_id, large_run(++tried));
    transaction.commit();
    acknowledged.insert(tried);
  }

  // The store may be gone, or its disk fail: what then throws was not acknowledged.
  void try_to_start_runs(std::optional<Store>& store, int count) {
    for (; count > 0; --count) {
      try {
        if (store) start_run(*store);
      } catch (const StoreError&) {
      }
    }
  }

  std::int64_t tried = 0;
  std::set<std::int64_t> acknowledged;
};

void open(std::optional<Store>& store, const fs::path& file, Durability durability) {
  try {
    store.emplace(file, durability);
  } catch (const StoreError&) {
    store.reset();
  }
}

// All that is there, each run whole; opening has also checked every page.
std::set<std::int64_t> runs_in(const fs::path& file) {
  Store store{file, Durability::full};
  std::set<std::int64_t> ordinals;
  auto cursor = store.runs.after(here, blueprint_of(store), std::nullopt, 1'000'000);
  while (cursor.next()) {
    const auto ordinal = cursor.run().ordinal;
    REQUIRE(cursor.run().parameters == std::string_view{*large_run(ordinal).parameters});
    ordinals.insert(ordinal);
  }
  return ordinals;
}

bool includes(const std::set<std::int64_t>& all, const std::set<std::int64_t>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// Steps through the calls in strides: few where files are made, many in the long middle.
int next_call(int nth) {
  return nth + 1 + nth / 3;
}

TEST_CASE("after a failure of any one call on the disk, nothing acknowledged is lost") {
  bool has_failed = true;
  for (int nth = 1; has_failed; nth = next_call(nth)) {
    CAPTURE(nth);
    const TemporaryDirectory directory;
    const auto file = directory / "data";
    UnreliableDisk disk;
    disk.fail_at(nth, true);
    Writer writer;
    std::optional<Store> store;
    open(store, file, Durability::full);
    writer.try_to_start_runs(store, 24);
    if (!store) open(store, file, Durability::full);
    REQUIRE(store);
    const auto before = writer.acknowledged.size();
    writer.try_to_start_runs(store, 3);
    store.reset();
    has_failed = disk.has_failed();
    disk.work_again();
    if (has_failed) CHECK(writer.acknowledged.size() >= before + 2);
    CHECK(includes(runs_in(file), writer.acknowledged));
  }
}

TEST_CASE("a disk that fails from some call on, and later works again, loses nothing") {
  bool has_failed = true;
  for (int nth = 1; has_failed; nth = next_call(nth)) {
    CAPTURE(nth);
    const TemporaryDirectory directory;
    const auto file = directory / "data";
    UnreliableDisk disk;
    disk.fail_at(nth, false);
    Writer writer;
    std::optional<Store> store;
    open(store, file, Durability::full);
    writer.try_to_start_runs(store, 24);
    has_failed = disk.has_failed();
    disk.work_again();
    if (!store) open(store, file, Durability::full);
    REQUIRE(store);
    const auto before = writer.acknowledged.size();
    writer.try_to_start_runs(store, 3);
    CHECK(writer.acknowledged.size() == before + 3);
    store.reset();
    CHECK(includes(runs_in(file), writer.acknowledged));
  }
}

// How many acknowledged runs are lost when the power goes at the n-th call; none when it never is
// made.
std::optional<std::size_t> lost_in_power_cut(int nth, Durability durability) {
  const TemporaryDirectory directory;
  const auto file = directory / "data";
  UnreliableDisk disk;
  Writer writer;
  std::optional<Store> store;
  open(store, file, durability);
  REQUIRE(store);
  blueprint_of(*store);
  disk.fail_at(nth, false);
  writer.try_to_start_runs(store, 24);
  store.reset();
  if (!disk.has_failed()) return std::nullopt;
  disk.work_again();
  disk.lose_power();
  const auto there = runs_in(file);
  std::size_t lost = 0;
  for (const auto ordinal : writer.acknowledged) lost += there.count(ordinal) == 0 ? 1U : 0U;
  return lost;
}

TEST_CASE("full durability loses nothing acknowledged in a power cut") {
  std::optional<std::size_t> lost = 0;
  for (int nth = 1; lost; nth = next_call(nth)) {
    CAPTURE(nth);
    lost = lost_in_power_cut(nth, Durability::full);
    if (lost) CHECK(*lost == 0);
  }
}

TEST_CASE("normal durability may lose the latest in a power cut, but never the database") {
  std::size_t lost_in_all = 0;
  std::optional<std::size_t> lost = 0;
  for (int nth = 1; lost; nth = next_call(nth)) {
    CAPTURE(nth);
    lost = lost_in_power_cut(nth, Durability::normal);
    lost_in_all += lost.value_or(0);
  }
  CHECK(lost_in_all > 0);
}

}  // namespace
}  // namespace glueprint
