#include <doctest/doctest.h>

#include "storage/schema.hpp"
#include "tests/storage/sample_rows.hpp"
#include "tests/storage/temporary_directory.hpp"

namespace glueprint {
namespace {

constexpr std::size_t scripts_without_ends = 2;

// A data file as it was before runs had their end beside their phases, and tags a name.
void make_old_file(const std::filesystem::path& file, const std::string& rows) {
  Database database{file};
  migrate(database, migrations().first(scripts_without_ends));
  database.execute(rows.c_str());
}

std::string insert_run(int ordinal, const std::string& phases) {
  return fmt::format(
      "INSERT INTO blueprint_runs (account, region, blueprint_id, started_on, ordinal, run_id, "
      "phases_from, phases, timeline) VALUES ('{}', '{}', 1, 1000, {}, 'br_{}', 1000, '{}', 't');",
      here.account, here.region, ordinal, ordinal, phases);
}

TEST_CASE("runs of an old data file are running until the ends that their phases tell") {
  const TemporaryDirectory directory;
  make_old_file(directory / "data", insert_run(1, "RUNNING 10 ROLLING_BACK 10 FAILED") +
                                        insert_run(2, "RUNNING 5 SUCCEEDED") +
                                        insert_run(3, "SUCCEEDED") + insert_run(4, "RUNNING") +
                                        insert_run(5, "RUNNING 2r SUCCEEDED") +
                                        insert_run(6, "RUNNING 3 ROLLING_BACK 1r FAILED"));
  Store store{directory / "data", Durability::full};
  CHECK(store.runs.count_running(here, at(0), 100) == 5);
  CHECK(store.runs.count_running(here, at(1'004), 100) == 5);
  CHECK(store.runs.count_running(here, at(1'005), 100) == 4);
  CHECK(store.runs.count_running(here, at(1'020), 100) == 3);
  CHECK(store.runs.count_running(here, at(1'000'000), 100) == 3);
}

TEST_CASE("blueprints of an old data file are listed by their tags") {
  const TemporaryDirectory directory;
  std::string rows;
  for (const auto& [id, name] : {std::pair{1, "b"}, {2, "a"}, {3, "c"}}) {
    rows += fmt::format(
        "INSERT INTO blueprints (account, region, id, name, created_on, last_modified_on) "
        "VALUES ('{0}', '{1}', {2}, '{3}', 1, 1);"
        "INSERT INTO blueprint_tags (account, region, blueprint_id, key, value) "
        "VALUES ('{0}', '{1}', {2}, 'team', '{4}');",
        here.account, here.region, id, name, id == 3 ? "web" : "data");
  }
  make_old_file(directory / "data", rows);
  Store store{directory / "data", Durability::full};
  const Tags tags{{"team", "data"}};
  auto names = store.blueprints.tagged_names_after(here, "", Instant::max(), tags);
  REQUIRE(names.next());
  CHECK(names.name() == "a");
  REQUIRE(names.next());
  CHECK(names.name() == "b");
  CHECK_FALSE(names.next());
}

TEST_CASE("an old data file with phases that are none is damaged, and left as it was") {
  const TemporaryDirectory directory;
  make_old_file(directory / "data", insert_run(1, "RUNNING 5 SUCCEEDED") + insert_run(2, "ASLEEP"));
  const auto before = content_of(directory.path());
  std::string refusal;
  try {
    const Store store{directory / "data", Durability::full};
  } catch (const StoreError& error) {
    refusal = error.what();
  }
  CHECK(refusal == fmt::format("the data file {} is damaged (not a phase: ASLEEP): restore a copy, "
                               "or name another file",
                               (directory / "data").string()));
  CHECK(content_of(directory.path()) == before);
}

TEST_CASE("workflows of an old data file stay, and can have runs and entities") {
  const TemporaryDirectory directory;
  constexpr std::size_t scripts_without_workflow_runs = 3;
  {
    Database database{directory / "data"};
    migrate(database, migrations().first(scripts_without_workflow_runs));
    database.execute(fmt::format("INSERT INTO workflows (account, region, name, appears_on) "
                                 "VALUES ('{}', '{}', 'nightly', 5)",
                                 here.account, here.region)
                         .c_str());
  }
  Store store{directory / "data", Durability::full};
  CHECK(store.workflows.find(here, "nightly"));
  store.workflow_runs.insert(here, sample_workflow_run(1));
  CHECK(store.workflow_runs.find(here, "wr_1"));
  CHECK(store.entities.all(here, at(5)).empty());
}

}  // namespace
}  // namespace glueprint
