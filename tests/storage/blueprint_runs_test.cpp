#include "storage/blueprint_runs.hpp"

#include <doctest/doctest.h>

#include "tests/storage/sample_rows.hpp"

namespace glueprint {
namespace {

std::vector<std::string> ids_of(std::initializer_list<std::int64_t> ordinals) {
  std::vector<std::string> ids;
  for (const auto ordinal : ordinals) ids.push_back(sample_run(ordinal).run_id);
  return ids;
}

struct Orders {
  Orders()
      : store{memory_store()}, id{store.blueprints.insert(here, sample_blueprint("orders"), {})} {}

  bool has(const Scope& scope, std::string_view name, std::string_view run_id) {
    return store.runs.find(scope, name, run_id).next();
  }

  Store store;
  std::int64_t id;
};

TEST_CASE("a run comes back as it was inserted") {
  Orders orders;
  const BlueprintRun full{.ordinal = 7,
                          .run_id = "br_7",
                          .started_on = at(1'708'699'485'123),
                          .phases_from = at(5),
                          .phases = "RUNNING 1 FAILED",
                          .timeline = "fails",
                          .workflow_name = "w",
                          .error_message = "e",
                          .rollback_error_message = "r",
                          .parameters = std::string{"{\"a\":\"\xc3\xa9\0\"}", 12},
                          .role_arn = "arn"};
  orders.store.runs.insert(here, orders.id, full);
  auto cursor = orders.store.runs.find(here, "orders", "br_7");
  REQUIRE(cursor.next());
  const auto& run = cursor.run();
  CHECK(run.ordinal == full.ordinal);
  CHECK(run.run_id == full.run_id);
  CHECK(run.started_on == full.started_on);
  CHECK(run.phases_from == full.phases_from);
  CHECK(run.phases == full.phases);
  CHECK(run.timeline == full.timeline);
  CHECK(run.workflow_name == "w");
  CHECK(run.error_message == "e");
  CHECK(run.rollback_error_message == "r");
  CHECK(run.parameters == std::string_view{*full.parameters});
  CHECK(run.role_arn == "arn");
  CHECK_FALSE(cursor.next());
}

TEST_CASE("what a run lacks stays absent") {
  Orders orders;
  auto run = sample_run(1);
  run.parameters.reset();
  orders.store.runs.insert(here, orders.id, run);
  auto cursor = orders.store.runs.find(here, "orders", run.run_id);
  REQUIRE(cursor.next());
  CHECK_FALSE(cursor.run().workflow_name);
  CHECK_FALSE(cursor.run().error_message);
  CHECK_FALSE(cursor.run().rollback_error_message);
  CHECK_FALSE(cursor.run().parameters);
  CHECK_FALSE(cursor.run().role_arn);
}

TEST_CASE("a run is found under its own blueprint, in its own world, only") {
  Orders orders;
  orders.store.blueprints.insert(here, sample_blueprint("invoices"), {});
  orders.store.blueprints.insert(other_region, sample_blueprint("orders"), {});
  const auto run = sample_run(1);
  orders.store.runs.insert(here, orders.id, run);
  CHECK(orders.has(here, "orders", run.run_id));
  CHECK_FALSE(orders.has(here, "invoices", run.run_id));
  CHECK_FALSE(orders.has(here, "nothing", run.run_id));
  CHECK_FALSE(orders.has(here, "orders", "br_2"));
  CHECK_FALSE(orders.has(other_region, "orders", run.run_id));
  CHECK_FALSE(orders.has({"000000000000", here.region}, "orders", run.run_id));
}

TEST_CASE("a run id is taken once in a world, and free in every other") {
  Orders orders;
  auto run = sample_run(1);
  orders.store.runs.insert(here, orders.id, run);
  run.ordinal = 2;
  CHECK_THROWS_AS(orders.store.runs.insert(here, orders.id, run), StoreError);
  const auto there = orders.store.blueprints.insert(other_region, sample_blueprint("orders"), {});
  CHECK_NOTHROW(orders.store.runs.insert(other_region, there, run));
}

TEST_CASE("runs come newest first, and of one instant the later started first") {
  Orders orders;
  for (const std::int64_t ordinal : {2, 5, 1, 4, 3}) {
    auto run = sample_run(ordinal);
    run.started_on = at(ordinal == 1 ? 2'000 : 1'000);
    orders.store.runs.insert(here, orders.id, run);
  }
  CHECK(run_ids(orders.store, here, orders.id) == ids_of({1, 5, 4, 3, 2}));
}

TEST_CASE("a page begins after a place, even one where no run stands, and ends at its size") {
  Orders orders;
  for (const std::int64_t ordinal : {1, 2, 4, 5}) {
    orders.store.runs.insert(here, orders.id, sample_run(ordinal));
  }
  const auto place = [](std::int64_t ordinal) {
    return RunPlace{sample_run(ordinal).started_on, ordinal};
  };
  CHECK(run_ids(orders.store, here, orders.id, std::nullopt, 2) == ids_of({5, 4}));
  CHECK(run_ids(orders.store, here, orders.id, place(4), 2) == ids_of({2, 1}));
  CHECK(run_ids(orders.store, here, orders.id, place(3), 9) == ids_of({2, 1}));
  CHECK(run_ids(orders.store, here, orders.id, place(1), 9).empty());
  CHECK(run_ids(orders.store, here, orders.id, place(6), 1) == ids_of({5}));
}

TEST_CASE("a list holds the runs of its blueprint and world only") {
  Orders orders;
  const auto invoices = orders.store.blueprints.insert(here, sample_blueprint("invoices"), {});
  orders.store.runs.insert(here, orders.id, sample_run(1));
  orders.store.runs.insert(here, invoices, sample_run(2));
  orders.store.runs.insert(other_region, orders.id, sample_run(3));
  CHECK(run_ids(orders.store, here, orders.id) == ids_of({1}));
  CHECK(run_ids(orders.store, here, invoices) == ids_of({2}));
}

TEST_CASE("a replaced run keeps its ordinal, and moves to where its new start belongs") {
  Orders orders;
  for (const std::int64_t ordinal : {1, 2, 3}) {
    orders.store.runs.insert(here, orders.id, sample_run(ordinal));
  }
  auto replacement = sample_run(1);
  replacement.ordinal = 99;
  replacement.started_on = sample_run(3).started_on;
  replacement.phases = "FAILED";
  replacement.workflow_name = "w";
  replacement.parameters.reset();
  orders.store.runs.insert_or_replace(here, orders.id, replacement);
  CHECK(run_ids(orders.store, here, orders.id) == ids_of({3, 1, 2}));

  auto cursor = orders.store.runs.find(here, "orders", replacement.run_id);
  REQUIRE(cursor.next());
  CHECK(cursor.run().ordinal == 1);
  CHECK(cursor.run().phases == "FAILED");
  CHECK(cursor.run().workflow_name == "w");
  CHECK_FALSE(cursor.run().parameters);
}

TEST_CASE("a run can be replaced by one of the same id, start and ordinal") {
  Orders orders;
  auto run = sample_run(1);
  orders.store.runs.insert(here, orders.id, run);
  run.phases = "FAILED";
  orders.store.runs.insert_or_replace(here, orders.id, run);
  auto cursor = orders.store.runs.find(here, "orders", run.run_id);
  REQUIRE(cursor.next());
  CHECK(cursor.run().phases == "FAILED");
}

TEST_CASE("a replacement may give a run to another blueprint") {
  Orders orders;
  const auto invoices = orders.store.blueprints.insert(here, sample_blueprint("invoices"), {});
  orders.store.runs.insert(here, orders.id, sample_run(1));
  orders.store.runs.insert_or_replace(here, invoices, sample_run(1));
  CHECK(run_ids(orders.store, here, orders.id).empty());
  CHECK(orders.has(here, "invoices", sample_run(1).run_id));
}

BlueprintRun run_with(std::int64_t ordinal, const char* phases) {
  auto run = sample_run(ordinal);
  run.phases_from = at(1'000);
  run.phases = phases;
  return run;
}

TEST_CASE("a run is counted as running until it ends, and again when the clock is set back") {
  Orders orders;
  orders.store.runs.insert(here, orders.id, run_with(1, "RUNNING 10 ROLLING_BACK 10 FAILED"));
  orders.store.runs.insert(here, orders.id, run_with(2, "RUNNING 5 SUCCEEDED"));
  orders.store.runs.insert(here, orders.id, run_with(3, "SUCCEEDED"));
  orders.store.runs.insert(here, orders.id, run_with(4, "RUNNING"));
  orders.store.runs.insert(here, orders.id, run_with(5, "RUNNING 2r SUCCEEDED"));
  orders.store.runs.insert(other_region, orders.id, run_with(6, "RUNNING"));
  const auto running = [&](std::int64_t now) {
    return orders.store.runs.count_running(here, at(now), 100);
  };
  CHECK(running(1'000) == 4);
  CHECK(running(1'005) == 3);
  CHECK(running(1'019) == 3);
  CHECK(running(1'020) == 2);
  CHECK(running(1'019) == 3);
  CHECK(running(0) == 4);
  CHECK(orders.store.runs.count_running(here, at(1'000), 3) == 3);
  CHECK(orders.store.runs.count_running(here, at(1'000), 0) == 0);
}

TEST_CASE("every way to write the phases of a run sets when it ends") {
  Orders orders;
  auto& runs = orders.store.runs;
  const auto running = [&] { return runs.count_running(here, at(2'000), 100); };
  runs.insert(here, orders.id, run_with(1, "RUNNING"));
  CHECK(running() == 1);
  runs.update_future(here, run_with(1, "RUNNING 1000 FAILED"));
  CHECK(running() == 0);
  runs.update_phases(here, run_with(1, "RUNNING 1001 FAILED"));
  CHECK(running() == 1);
  runs.update_phases(here, run_with(1, "RUNNING 999 FAILED"));
  CHECK(running() == 0);
  runs.insert_or_replace(here, orders.id, run_with(1, "RUNNING"));
  CHECK(running() == 1);
  runs.insert_or_replace(here, orders.id, run_with(1, "FAILED"));
  CHECK(running() == 0);
  runs.insert_or_replace(here, orders.id, run_with(2, "RUNNING 1r FAILED"));
  CHECK(running() == 1);
  runs.remove_of(here, orders.id);
  CHECK(running() == 0);
}

TEST_CASE("replacing a run that is not there adds it; another run's place is refused") {
  Orders orders;
  orders.store.runs.insert_or_replace(here, orders.id, sample_run(1));
  CHECK(run_ids(orders.store, here, orders.id) == ids_of({1}));
  auto usurper = sample_run(1);
  usurper.run_id = "br_other";
  CHECK_THROWS_AS(orders.store.runs.insert_or_replace(here, orders.id, usurper), StoreError);
  CHECK(run_ids(orders.store, here, orders.id) == ids_of({1}));
}

}  // namespace
}  // namespace glueprint
