#include "core/log.hpp"

#include <cstdio>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "core/time/time_text.hpp"
#include "tests/storage/temporary_directory.hpp"

using namespace glueprint;

namespace {

// What comes out on standard error while `work` is done.
template <typename Work>
std::string standard_error_of(Work work) {
  const TemporaryDirectory directory;
  const auto path = directory / "stderr";
  const int before = dup(STDERR_FILENO);
  std::FILE* const file = std::fopen(path.c_str(), "w");
  dup2(fileno(file), STDERR_FILENO);
  work();
  std::fflush(stderr);
  dup2(before, STDERR_FILENO);
  close(before);
  std::fclose(file);
  return read_bytes(path);
}

}  // namespace

TEST_CASE("A line of the log has time, level and message") {
  const auto text = standard_error_of([] {
    const Log log{LogLevel::debug, LogFormat::text};
    log.debug("one {}", 1);
    log.info("two");
    log.warn("three");
    log.error("four");
  });
  std::istringstream lines{text};
  for (const std::string expected : {"debug one 1", "info  two", "warn  three", "error four"}) {
    std::string line;
    REQUIRE(std::getline(lines, line));
    CHECK(read_instant(line.substr(0, line.find(' '))));
    CHECK(line.substr(line.find(' ') + 1) == expected);
  }
}

TEST_CASE("A log as JSON is one object a line") {
  const auto text = standard_error_of([] {
    const Log log{LogLevel::info, LogFormat::json};
    log.info("a \"b\"\n\x1b \xff %v \xC3\xA9");
  });
  CHECK(text.find('\n') == text.size() - 1);
  const auto object = nlohmann::json::parse(text);
  CHECK(object.size() == 3);
  CHECK(read_instant(object.at("time").get<std::string>()));
  CHECK(object.at("level") == "info");
  CHECK(object.at("message") == "a \"b\"\n\x1b \xEF\xBF\xBD %v \xC3\xA9");
}

TEST_CASE("Control characters in a message are escaped") {
  const auto text = standard_error_of([] {
    const Log log{LogLevel::info, LogFormat::text};
    log.info("{}", "a\nb\x1b[31m");
  });
  CHECK(text.find("a\\nb\\x1b[31m\n") != std::string::npos);
}

TEST_CASE("What is below the level is dropped") {
  CHECK(standard_error_of([] {
          Log{LogLevel::warn, LogFormat::text}.info("no");
          Log{LogLevel::off, LogFormat::json}.error("no");
          Log::silent().error("no");
        }).empty());
}
