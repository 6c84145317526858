#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace glueprint {

// Why an archive makes no blueprint: a few words that end a sentence.
class ArchiveError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// There is no blueprint.cfg where AWS looks for one. `error_message` is what AWS documents for it.
class MissingCfg : public ArchiveError {
 public:
  MissingCfg(const std::string& why, std::string error_message)
      : ArchiveError{why}, error_message_{std::move(error_message)} {}

  const std::string& error_message() const { return error_message_; }

 private:
  std::string error_message_;
};

}  // namespace glueprint
