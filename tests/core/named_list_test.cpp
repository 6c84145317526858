#include "core/named_list.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

struct Thing {
  std::string id;
  std::size_t size = 1;
};

const std::string& id_of(const Thing& thing) {
  return thing.id;
}
std::size_t held_bytes(const Thing& thing) {
  return thing.size;
}

std::string ids(const NamedList<Thing>& list) {
  std::string all;
  for (const auto& thing : list) all += thing.id + ' ';
  return all;
}

}  // namespace

TEST_CASE("Named items stay in order, are found by id, and are replaced in their place") {
  NamedList<Thing> list{"thing"};
  for (const auto* id : {"a", "b", "c"}) list.add({id});
  CHECK(list.replace({"b", 5}).size == 1);
  CHECK(ids(list) == "a b c ");
  CHECK(list.find("b")->size == 5);
  CHECK(list.find("d") == nullptr);
  CHECK(list.bytes() == 7);
  list.remove("a");
  list.remove("nothing");
  CHECK(ids(list) == "b c ");
  CHECK(list.bytes() == 6);
  list.clear();
  CHECK(list.empty());
  CHECK(list.bytes() == 0);
  CHECK_FALSE(list.has("b"));
}

TEST_CASE("Ids that are made up are free, and come once") {
  NamedList<Thing> list{"thing"};
  list.add({"thing-2"});
  CHECK(list.make_up_id() == "thing-1");
  CHECK(list.make_up_id() == "thing-3");
  CHECK(list.make_up_id() == "thing-4");
}

TEST_CASE("A copy of a named list is found in by itself") {
  auto list = std::make_unique<NamedList<Thing>>("thing");
  list->add({"a long id that is no small string of the library", 3});
  list->add({"b"});
  auto copy = *list;
  auto assigned = NamedList<Thing>{"other"};
  assigned = *list;
  list.reset();
  for (auto* each : {&copy, &assigned}) {
    REQUIRE(each->has("b"));
    CHECK(each->find("a long id that is no small string of the library")->size == 3);
    each->remove("b");
    CHECK(each->size() == 1);
    CHECK(each->bytes() == 3);
    CHECK(each->make_up_id() == "thing-1");
  }
}
