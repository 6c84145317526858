#include "core/text/nearest_name.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("The nearest name is the one that a typing error away was meant") {
  const std::vector<std::string_view> states{"RUNNING", "SUCCEEDED", "FAILED", "ROLLING_BACK"};
  CHECK(nearest_name("RUNING", states) == "RUNNING");
  CHECK(nearest_name("Succeded", states) == "SUCCEEDED");
  CHECK(nearest_name("failed", states) == "FAILED");
  CHECK(nearest_name("ROLLINGBACK", states) == "ROLLING_BACK");
}

TEST_CASE("What is near to nothing suggests nothing") {
  const std::vector<std::string_view> names{"port", "host"};
  CHECK(nearest_name("timeline", names).empty());
  CHECK(nearest_name("", names).empty());
  CHECK(nearest_name("port", {}).empty());
  CHECK(nearest_name(std::string(100'000, 'p'), names).empty());
  CHECK(suggestion("xyz", names).empty());
  CHECK(suggestion("prot", names) == "; did you mean \"port\"?");
}
