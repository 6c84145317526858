#include "storage/blueprints.hpp"

#include <algorithm>

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

template <typename Cursor>
std::vector<std::string> names_of(Cursor cursor) {
  std::vector<std::string> names;
  while (cursor.next()) names.emplace_back(cursor.name());
  return names;
}

using Names = std::vector<std::string>;

TEST_CASE("names are listed in order from a name on, of blueprints made by then") {
  auto store = memory_store();
  for (const auto* name : {"b", "a", "c", "d"}) {
    auto blueprint = sample_blueprint(name);
    blueprint.created_on = at(*name);
    store.blueprints.insert(here, blueprint, {{"k", "v"}});
  }
  store.blueprints.insert(other_region, sample_blueprint("e"), {{"k", "v"}});
  const Tags tags{{"k", "v"}};
  const auto listed = [&](std::string_view after, Instant made_by) {
    auto names = names_of(store.blueprints.names_after(here, after, made_by));
    CHECK(names_of(store.blueprints.tagged_names_after(here, after, made_by, tags)) == names);
    return names;
  };
  CHECK(listed("", Instant::max()) == Names{"a", "b", "c", "d"});
  CHECK(listed("b", Instant::max()) == Names{"c", "d"});
  CHECK(listed("bb", Instant::max()) == Names{"c", "d"});
  CHECK(listed("a", at('c')) == Names{"b", "c"});
  CHECK(listed("d", Instant::max()).empty());
}

// Every blueprint of a small world that has all of the tags, as a walk over the world finds them.
TEST_CASE("names are listed by any set of tags, all of which a blueprint has") {
  auto store = memory_store();
  std::map<std::string, Tags> world;
  for (int i = 0; i < 60; ++i) {
    const auto name = fmt::format("b{}", i);
    world[name] = {{"two", std::to_string(i % 2)}, {"three", std::to_string(i % 3)}};
    if (i % 5 == 0) world[name].emplace("five", "");
    store.blueprints.insert(here, sample_blueprint(name), world[name]);
  }
  for (const auto& tags : std::vector<Tags>{{{"two", "0"}},
                                            {{"two", "0"}, {"three", "1"}},
                                            {{"five", ""}, {"three", "2"}, {"two", "1"}},
                                            {{"five", ""}},
                                            {{"five", "0"}},
                                            {{"two", "0"}, {"zero", "0"}},
                                            {{"two", "2"}, {"three", "0"}}}) {
    Names expected;
    for (const auto& [name, has] : world) {
      if (std::includes(has.begin(), has.end(), tags.begin(), tags.end())) expected.push_back(name);
    }
    CHECK(names_of(store.blueprints.tagged_names_after(here, "", Instant::max(), tags)) ==
          expected);
  }
}

TEST_CASE("a name that another one begins with is not passed over, whatever ends it") {
  auto store = memory_store();
  const std::string zero{"a\0", 2};
  for (const auto& name : {std::string{"a"}, zero, zero + zero, std::string{"a\x01"}}) {
    store.blueprints.insert(here, sample_blueprint(name), {{"k", "v"}, {"l", "w"}});
  }
  const Tags tags{{"k", "v"}, {"l", "w"}};
  CHECK(names_of(store.blueprints.tagged_names_after(here, "", Instant::max(), tags)) ==
        Names{"a", zero, zero + zero, "a\x01"});
}

TEST_CASE("names are listed by the tags that a blueprint has now") {
  auto store = memory_store();
  const auto listed = [&](const Tags& tags) {
    return names_of(store.blueprints.tagged_names_after(here, "", Instant::max(), tags));
  };
  const auto id = store.blueprints.insert(here, sample_blueprint("orders"), {{"k", "old"}});
  store.blueprints.replace_tags(here, id, {{"k", "new"}});
  CHECK(listed({{"k", "old"}}).empty());
  CHECK(listed({{"k", "new"}}) == Names{"orders"});
  store.blueprints.remove(here, id);
  CHECK(listed({{"k", "new"}}).empty());
}

TEST_CASE("counting blueprints stops at the number that is asked for") {
  auto store = memory_store();
  for (const auto* name : {"a", "b", "c"}) {
    store.blueprints.insert(here, sample_blueprint(name), {});
  }
  CHECK(store.blueprints.count(here, 100) == 3);
  CHECK(store.blueprints.count(here, 2) == 2);
  CHECK(store.blueprints.count(other_region, 100) == 0);
}

}  // namespace
}  // namespace glueprint
