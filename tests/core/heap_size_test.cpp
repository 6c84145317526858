#include "core/heap_size.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace glueprint;
using nlohmann::json;

TEST_CASE("What is on the heap counts, at any depth") {
  CHECK(heap_bytes(std::string{"short"}) == 0);
  CHECK(heap_bytes(std::string(1000, 'x')) >= 1000);
  CHECK(heap_bytes(std::optional<std::string>{}) == 0);
  CHECK(heap_bytes(json(5)) == 0);
  CHECK(heap_bytes(json("short")) >= sizeof(std::string));
  const json deep{{"list", {{{std::string(500, 'k'), std::string(1000, 'x')}}, json::array()}}};
  CHECK(heap_bytes(deep) >= 500 + 1000 + 4 * sizeof(json));
  CHECK(heap_bytes(deep) < 3000);
}
