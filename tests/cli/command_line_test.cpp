#include "server/cli/command_line.hpp"

#include <sstream>

#include <doctest/doctest.h>

#include "server/cli/help.hpp"
#include "server/cli/usage_error.hpp"

using namespace glueprint;

namespace {

using Arguments = std::vector<std::string>;

Options served(const Arguments& arguments) {
  return std::get<ServeCommand>(read_command(arguments, {})).options;
}

std::string error_of(const Arguments& arguments) {
  try {
    read_command(arguments, {});
  } catch (const UsageError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("Serving is what the program does when nothing else is asked for") {
  CHECK(served({}).port == 4566);
  CHECK(served({"serve"}).port == 4566);
  CHECK(served({"--port", "0"}).port == 0);
  CHECK(served({"serve", "--port=0"}).port == 0);
  CHECK(served({"--fixtures", "a", "--fixtures", "b"}).fixtures ==
        std::vector<std::filesystem::path>{"a", "b"});
}

TEST_CASE("Other commands have their own arguments") {
  CHECK(std::get<CheckCommand>(read_command({"check", "a", "b"}, {})).paths ==
        std::vector<std::filesystem::path>{"a", "b"});
  const auto url_of = [](const Arguments& arguments, const Environment& environment) {
    return std::get<HealthcheckCommand>(read_command(arguments, environment)).url;
  };
  CHECK(url_of({"healthcheck"}, {}) == "http://localhost:4566/health");
  CHECK(url_of({"healthcheck"}, {{"GLUEPRINT_PORT", "80"}}) == "http://localhost:80/health");
  CHECK(url_of({"healthcheck"}, {{"GLUEPRINT_HOST", "0.0.0.0"}}) == "http://localhost:4566/health");
  CHECK(url_of({"healthcheck"}, {{"GLUEPRINT_HOST", "::1"}}) == "http://[::1]:4566/health");
  CHECK(url_of({"healthcheck", "--url", "http://[::1]/"}, {}) == "http://[::1]/");
}

TEST_CASE("A wrong command line is one line that names the fault and the cure") {
  const std::pair<Arguments, const char*> cases[] = {
      {{"serv"}, "unknown command \"serv\"; did you mean \"serve\"?"},
      {{""}, "unknown command \"\""},
      {{"serve", "x"}, "unexpected argument \"x\"; serve takes only flags"},
      {{"--prot", "1"}, "unknown flag --prot; did you mean \"--port\"?"},
      {{"--prot=1"}, "unknown flag --prot; did you mean \"--port\"?"},
      {{"-p", "1"}, "unknown flag -p"},
      {{"--port"}, "--port needs a value"},
      {{"--port", "--seed", "1"}, "--port needs a value, and \"--seed\" is a flag"},
      {{"--port", "1", "--port", "2"}, "--port is given more than once; keep one"},
      {{"--port", "x"},
       "--port: \"x\" is not a whole number from 0 to 65535, without leading zeros"},
      {{"--port", ""}, "--port: \"\" is not a whole number from 0 to 65535, without leading zeros"},
      {{"--port="}, "--port needs a value"},
      {{"--port", "-1"},
       "--port: \"-1\" is not a whole number from 0 to 65535, without leading zeros"},
      {{"--watch=maybe"}, "--watch: \"maybe\" is not true or false"},
      {{"--max-running", "some"},
       "--max-running: \"some\" is not a whole number from 0 to 1000000000, without leading zeros"},
      {{"check"}, "check needs the PATH of a file or directory"},
      {{"check", "--port", "1"}, "unknown flag --port"},
      {{"healthcheck", "http://localhost"},
       "unexpected argument \"http://localhost\"; write --url http://localhost"},
      {{"healthcheck", "--ur", "x"}, "unknown flag --ur; did you mean \"--url\"?"},
  };
  for (const auto& [arguments, message] : cases) CHECK(error_of(arguments) == message);
}

TEST_CASE("Help and version are given wherever they are asked for") {
  for (const auto& arguments : {Arguments{"--help"}, Arguments{"-h"}, Arguments{"serve", "--help"},
                                Arguments{"check", "--help"}, Arguments{"--port", "x", "--help"}}) {
    CHECK(std::get<PrintCommand>(read_command(arguments, {})).text == help_text());
  }
  CHECK(std::get<PrintCommand>(read_command({"--version"}, {})).text == version_text());
}

TEST_CASE("Help names every flag and fits into a hundred columns") {
  const auto help = help_text();
  for (const auto& flag : flags()) {
    CHECK(help.find("--" + std::string{flag.text.name} + " ") != std::string::npos);
  }
  std::istringstream lines{help};
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(line.size() <= 100);
    CHECK((line.empty() || line.back() != ' '));
  }
}
