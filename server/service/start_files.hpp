#pragma once

#include <optional>
#include <stdexcept>
#include <vector>

#include "core/options.hpp"
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
};

// Reads the files. Throws FileMistakes.
StartFiles read_start_files(const Options& options);

}  // namespace glueprint
