#pragma once

#include <stdexcept>

namespace glueprint {

// Why an archive makes no blueprint: a few words that end a sentence.
class ArchiveError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace glueprint
