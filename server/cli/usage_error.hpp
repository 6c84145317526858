#pragma once

#include <stdexcept>

namespace glueprint {

// A mistake on the command line, in the environment or in the configuration file: one line that
// says where it stands and how to mend it.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace glueprint
