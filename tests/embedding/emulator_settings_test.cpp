#include "server/embedding/emulator_settings.hpp"

#include <cstdlib>
#include <stdexcept>

#include <doctest/doctest.h>

#include "server/cli/command_line.hpp"
#include "server/cli/usage_error.hpp"
#include "tests/storage/temporary_directory.hpp"

using namespace glueprint;

namespace {

std::string error_of(const EmulatorOptions& options) {
  try {
    read_emulator_options(options);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "no error";
}

// What the command line says to the same mistake.
std::string usage_error_of(const std::string& argument) {
  try {
    read_command({argument}, {});
  } catch (const UsageError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("An emulator that is asked for nothing is in memory, on a free port, and silent") {
  const auto options = read_emulator_options({});
  CHECK(options.port == 0);
  CHECK(options.host == "localhost");
  CHECK_FALSE(options.data);
  CHECK(options.log_level == LogLevel::off);
  CHECK(options.timeline == "succeeds");
  CHECK(options.page_size == 100);
}

TEST_CASE("Every member of the options is the flag of its name") {
  EmulatorOptions wanted;
  wanted.host = "127.0.0.1";
  wanted.port = 4567;
  wanted.data = "file.db";
  wanted.fixtures = {"f1", "f2"};
  wanted.timelines = {"t"};
  wanted.faults = {"p"};
  wanted.timeline = "fails";
  wanted.blueprint_timeline = "registers";
  wanted.workflow_timeline = "stops";
  wanted.clock = "1970-01-01T00:00:01Z";
  wanted.clock_rate = 0.5;
  wanted.seed = 7;
  wanted.page_size = 9;
  wanted.account = "111122223333";
  wanted.region = "eu-west-1";
  wanted.log_level = "warn";
  const auto options = read_emulator_options(wanted);
  CHECK(options.host == "127.0.0.1");
  CHECK(options.port == 4567);
  CHECK(options.data == "file.db");
  CHECK(options.fixtures == std::vector<std::filesystem::path>{"f1", "f2"});
  CHECK(options.timelines == std::vector<std::filesystem::path>{"t"});
  CHECK(options.faults == std::vector<std::filesystem::path>{"p"});
  CHECK(options.timeline == "fails");
  CHECK(options.blueprint_timeline == "registers");
  CHECK(options.clock == Instant{Duration{1000}});
  CHECK(options.clock_rate == 0.5);
  CHECK(options.seed == 7);
  CHECK(options.page_size == 9);
  CHECK(options.account == "111122223333");
  CHECK(options.region == "eu-west-1");
  CHECK(options.log_level == LogLevel::warn);
}

TEST_CASE("Other flags go by name, may be repeated when they may be, and beat the members") {
  EmulatorOptions wanted;
  wanted.page_size = 5;
  wanted.flags = {{"allow-host", "a.example"}, {"allow-host", "b.example"},
                  {"token-lifetime", "10m"},   {"watch", "true"},
                  {"fixtures", "."},           {"port", "4568"},
                  {"page-size", "6"}};
  const auto options = read_emulator_options(wanted);
  CHECK(options.allow_hosts == std::vector<std::string>{"a.example", "b.example"});
  CHECK(options.token_lifetime == std::chrono::minutes{10});
  CHECK(options.watch);
  CHECK(options.port == 4568);
  CHECK(options.page_size == 6);
}

TEST_CASE("A configuration file may be named, and members beat it") {
  const TemporaryDirectory directory;
  write_bytes(directory / "glueprint.toml", "seed = 3\npage-size = 4\n");
  EmulatorOptions wanted;
  wanted.seed = 8;
  wanted.flags = {{"config", directory / "glueprint.toml"}};
  const auto options = read_emulator_options(wanted);
  CHECK(options.seed == 8);
  CHECK(options.page_size == 4);
}

TEST_CASE("A mistake is told in the line that the command line would print") {
  EmulatorOptions wanted;
  wanted.page_size = 0;
  CHECK(error_of(wanted) == usage_error_of("--page-size=0"));
  CHECK(error_of(wanted).starts_with("--page-size: \"0\" is not a whole number from 1 to 1000"));
  wanted = {};
  wanted.account = "12";
  CHECK(error_of(wanted) == usage_error_of("--account=12"));
  wanted = {};
  wanted.flags = {{"page-sise", "5"}};
  CHECK(error_of(wanted) == usage_error_of("--page-sise=5"));
  CHECK(error_of(wanted) == "unknown flag --page-sise; did you mean \"--page-size\"?");
  wanted.flags = {{"admin-token", "a"}, {"admin-token", "b"}};
  CHECK(error_of(wanted) == "--admin-token is given more than once; keep one");
}

TEST_CASE("The environment of the program around it is not asked") {
  setenv("GLUEPRINT_PAGE_SIZE", "7", 1);
  setenv("GLUEPRINT_NONSENSE", "1", 1);
  CHECK(read_emulator_options({}).page_size == 100);
  unsetenv("GLUEPRINT_PAGE_SIZE");
  unsetenv("GLUEPRINT_NONSENSE");
}
