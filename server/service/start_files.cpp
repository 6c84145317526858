#include "server/service/start_files.hpp"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "server/seeding/future_rows.hpp"
#include "server/seeding/read_access_keys.hpp"
#include "server/seeding/read_faults.hpp"
#include "server/seeding/read_fixtures.hpp"
#include "server/seeding/read_timelines.hpp"

namespace glueprint {
namespace {

std::vector<std::string> lines_of(const std::vector<Mistake>& mistakes) {
  std::vector<std::string> lines;
  lines.reserve(mistakes.size());
  for (const auto& mistake : mistakes) lines.push_back(to_line(mistake));
  return lines;
}

// The result of a reading. Throws when there are mistakes.
template <typename Reading>
Reading without_mistakes(Reading reading) {
  if (!reading.mistakes.empty()) throw FileMistakes{reading.mistakes};
  return reading;
}

// The fixtures of the options: of their files, and the demo when it is asked for.
FixtureReading read_start_fixtures(const Options& options, const Timelines& timelines) {
  return options.demo ? read_demo_and_fixtures(options.fixtures, timelines)
                      : read_fixtures(options.fixtures, timelines);
}

}  // namespace

FileMistakes::FileMistakes(const std::vector<Mistake>& mistakes)
    : FileMistakes{lines_of(mistakes)} {}

FileMistakes::FileMistakes(std::vector<std::string> lines)
    : std::invalid_argument{fmt::format("{}", fmt::join(lines, "\n"))}, lines_{std::move(lines)} {}

StartFiles read_start_files(const Options& options, Instant now) {
  StartFiles files;
  auto told = without_mistakes(read_timelines(options.timelines));
  for (auto& timeline : told.timelines) files.timelines.put(std::move(timeline));
  auto reading = without_mistakes(read_start_fixtures(options, files.timelines));
  warn_of_future_rows(reading, now);
  files.fixtures = std::move(reading.fixtures);
  files.warnings = std::move(reading.warnings);
  files.faults = without_mistakes(read_faults(options.faults, now)).rules;
  if (options.verify_signatures) {
    files.access_keys = without_mistakes(read_access_keys(*options.verify_signatures)).keys;
  }
  return files;
}

}  // namespace glueprint
