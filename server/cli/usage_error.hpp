#pragma once

#include <stdexcept>

namespace glueprint {

// What a user wrote on the command line, in the environment or in the configuration file cannot be
// followed: one line that names where it stands and how to mend it.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace glueprint
