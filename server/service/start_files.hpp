#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/options.hpp"
#include "core/time/instant.hpp"
#include "server/account/timelines.hpp"
#include "server/documents/mistake.hpp"
#include "server/faults/fault_rules.hpp"
#include "server/security/access_keys.hpp"
#include "server/seeding/fixture.hpp"

namespace glueprint {

// The contents of the files that the options name.
struct StartFiles {
  Timelines timelines;
  std::vector<Fixture> fixtures;
  std::vector<FaultRule> faults;
  std::optional<AccessKeys> access_keys;
  std::vector<Mistake> warnings;  // of the fixtures
};

// The mistakes in files that the server starts with: one line each, with its place.
class FileMistakes : public std::invalid_argument {
 public:
  explicit FileMistakes(const std::vector<Mistake>& mistakes);

  const std::vector<std::string>& lines() const { return lines_; }

 private:
  explicit FileMistakes(std::vector<std::string> lines);

  std::vector<std::string> lines_;
};

// Reads the files, to be loaded when the clock shows `now`. Throws FileMistakes.
StartFiles read_start_files(const Options& options, Instant now);

}  // namespace glueprint
