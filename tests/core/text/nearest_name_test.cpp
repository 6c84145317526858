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

TEST_CASE("Among names without end only the first are looked at") {
  std::vector<std::string> made(100'000, std::string(64, 'x'));
  made.emplace_back(63, 'y');
  std::vector<std::string_view> names{made.begin(), made.end()};
  CHECK(nearest_name(std::string(64, 'y'), names).empty());
  names.insert(names.begin(), made.back());
  CHECK(nearest_name(std::string(64, 'y'), names) == made.back());
  const std::vector<std::string> longer(100'000, std::string(255, 'y'));
  names.assign(longer.begin(), longer.end());
  names.emplace_back("port");
  CHECK(nearest_name("prot", names) == "port");
}
