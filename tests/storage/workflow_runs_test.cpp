#include "storage/workflow_runs.hpp"

#include <doctest/doctest.h>

#include "tests/storage/sample_rows.hpp"

namespace glueprint {
namespace {

std::vector<std::string> ids_of(WorkflowRunCursor cursor) {
  std::vector<std::string> ids;
  while (cursor.next()) ids.push_back(cursor.run().run_id);
  return ids;
}

TEST_CASE("a workflow's run comes back as it was inserted, and is found in its world only") {
  auto store = memory_store();
  auto run = sample_workflow_run(1);
  run.actions = 3;
  run.previous_run_id = "wr_0";
  run.error_message = "e";
  run.details = "{}";
  store.workflow_runs.insert(here, run);
  const auto found = store.workflow_runs.find(here, "wr_1");
  REQUIRE(found);
  CHECK(found->ordinal == 1);
  CHECK(found->workflow_name == "nightly");
  CHECK(found->started_on == run.started_on);
  CHECK(found->phases_from == run.phases_from);
  CHECK(found->phases == run.phases);
  CHECK(found->timeline == "completes");
  CHECK(found->actions == 3);
  CHECK(found->previous_run_id == "wr_0");
  CHECK(found->error_message == "e");
  CHECK(found->properties == R"({"ordinal":"1"})");
  CHECK(found->details == "{}");
  CHECK_FALSE(store.workflow_runs.find(other_region, "wr_1"));
  CHECK_THROWS_AS(store.workflow_runs.insert(here, run), StoreError);
}

TEST_CASE("runs of a workflow come newest first, from any place on") {
  auto store = memory_store();
  for (const int ordinal : {2, 1, 3}) {
    store.workflow_runs.insert(here, sample_workflow_run(ordinal));
  }
  auto other = sample_workflow_run(4);
  other.workflow_name = "hourly";
  store.workflow_runs.insert(here, other);
  auto& runs = store.workflow_runs;
  CHECK(ids_of(runs.after(here, "nightly", std::nullopt, 10)) ==
        std::vector<std::string>{"wr_3", "wr_2", "wr_1"});
  const auto first = sample_workflow_run(3);
  CHECK(ids_of(runs.after(here, "nightly", RunPlace{first.started_on, 3}, 1)) ==
        std::vector<std::string>{"wr_2"});
  CHECK(ids_of(runs.all(here)) == std::vector<std::string>{"wr_4", "wr_3", "wr_2", "wr_1"});
  runs.remove_of(here, "nightly");
  CHECK(ids_of(runs.all(here)) == std::vector<std::string>{"wr_4"});
}

TEST_CASE("runs of a workflow are running until their end, which an update moves") {
  auto store = memory_store();
  auto run = sample_workflow_run(0);
  store.workflow_runs.insert(here, run);
  const auto running = [&](Duration after) {
    return store.workflow_runs.count_running(here, "nightly", run.started_on + after, 10);
  };
  CHECK(running(Duration{999}) == 1);
  CHECK(running(Duration{1000}) == 0);
  run.phases = "RUNNING 2000 STOPPED";
  run.properties = "{}";
  store.workflow_runs.update(here, run);
  CHECK(running(Duration{1999}) == 1);
  CHECK(running(Duration{2000}) == 0);
  CHECK(store.workflow_runs.find(here, "wr_0")->properties == "{}");
}

}  // namespace
}  // namespace glueprint
