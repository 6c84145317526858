#include "server/cli/check.hpp"

#include <iostream>

#include <fmt/format.h>

#include "server/cli/usage_error.hpp"
#include "server/fixtures/read_fixtures.hpp"

namespace glueprint {
namespace {

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string summary(const std::vector<Fixture>& fixtures) {
  std::size_t blueprints = 0;
  std::size_t runs = 0;
  std::size_t workflows = 0;
  for (const auto& fixture : fixtures) {
    blueprints += fixture.blueprints.size();
    runs += fixture.runs.size();
    workflows += fixture.workflows.size();
  }
  return fmt::format("{}: {}, {}, {}; no mistakes", counted(fixtures.size(), "file"),
                     counted(blueprints, "blueprint"), counted(runs, "run"),
                     counted(workflows, "workflow"));
}

}  // namespace

int check(const std::vector<std::filesystem::path>& paths) {
  for (const auto& path : paths) {
    std::error_code error;
    if (std::filesystem::exists(path, error)) continue;
    const auto reason = error ? error.message() : "no such file or directory";
    throw UsageError{fmt::format("check: \"{}\": {}", path.string(), reason)};
  }
  const auto reading = read_fixtures(paths);
  for (const auto& mistake : reading.mistakes) std::cout << to_line(mistake) << '\n';
  if (reading.mistakes.empty()) std::cout << summary(reading.fixtures) << '\n';
  std::cout.flush();
  return reading.mistakes.empty() ? 0 : 1;
}

}  // namespace glueprint
