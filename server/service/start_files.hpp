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

// What the files hold that the options name.
struct StartFiles {
  Timelines timelines;
  std::vector<Fixture> fixtures;
  std::vector<FaultRule> faults;
  std::optional<AccessKeys> access_keys;
};

// The mistakes of files to start with: a line each, which says where it is.
class FileMistakes : public std::invalid_argument {
 public:
  explicit FileMistakes(const std::vector<Mistake>& mistakes);
};

// Reads them. Throws FileMistakes.
StartFiles read_start_files(const Options& options);

}  // namespace glueprint
