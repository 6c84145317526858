#include <doctest/doctest.h>

#include "server/cli/settings.hpp"
#include "server/cli/usage_error.hpp"

using namespace glueprint;

namespace {

std::string error_of(std::string_view text) {
  try {
    read_configuration("c.toml", text);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("A configuration gives each name a value of its type, and lists to repeatable ones") {
  const auto settings = read_configuration("c.toml",
                                           "port = 80\n"
                                           "token-lifetime = '3s'\n"
                                           "allow-host = ['a.test', 'b.test']\n"
                                           "fixtures = 'demo.json'\n");
  std::map<std::string, std::vector<std::string>> found;
  for (const auto& setting : settings) {
    found[std::string{setting.flag->text.name}].push_back(setting.value);
  }
  CHECK(found ==
        std::map<std::string, std::vector<std::string>>{{"port", {"80"}},
                                                        {"token-lifetime", {"3s"}},
                                                        {"allow-host", {"a.test", "b.test"}},
                                                        {"fixtures", {"demo.json"}}});
}

TEST_CASE("A value remembers its line and column") {
  const auto settings =
      read_configuration("c.toml", "\n\nallow-host = [ 'a.test',\n  'b.test' ]\n");
  REQUIRE(settings.size() == 2);
  CHECK(settings[0].source == "c.toml:3:16");
  CHECK(settings[1].source == "c.toml:4:3");
}

TEST_CASE("What a configuration gets wrong is named with file, line and column") {
  CHECK(error_of("port = 80\nprot = 1\n") ==
        "c.toml:2:1: unknown name \"prot\"; did you mean \"port\"?");
  CHECK(error_of("[limits]\nport = 1\n").find("c.toml:1:") == 0);
  CHECK(error_of("config = 'other.toml'\n") ==
        "c.toml:1:1: a configuration file cannot name another");
  CHECK(error_of("layout-runner = 'python3 x.py'\n") ==
        "c.toml:1:1: a configuration file cannot name a command; give --layout-runner, or set "
        "GLUEPRINT_LAYOUT_RUNNER");
  CHECK(error_of("port = '80'\n") ==
        "c.toml:1:8: port must be a whole number from 0 to 65535, without leading zeros, not in "
        "quotes");
  CHECK(error_of("region = 1\n") ==
        "c.toml:1:10: region must be a region such as eu-west-1, in quotes");
  CHECK(error_of("region = true\n").find("c.toml:1:10: region must be") == 0);
  CHECK(error_of("port = [80]\n").find("c.toml:1:8: port must be") == 0);
  CHECK(error_of("allow-host = ['a.test', 5]\n").find("c.toml:1:25: allow-host must be") == 0);
  CHECK(error_of("port = \n").find("c.toml:1:") == 0);
  CHECK(error_of("port = 010\n").find("c.toml:1:") == 0);
  CHECK(error_of("port = 1\nport = 2\n").find("c.toml:2:") == 0);
}
