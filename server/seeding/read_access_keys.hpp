#pragma once

#include <filesystem>
#include <vector>

#include "server/documents/mistake.hpp"
#include "server/security/access_keys.hpp"

namespace glueprint {

// The access keys of a file, or its mistakes.
struct AccessKeyReading {
  AccessKeys keys;
  std::vector<Mistake> mistakes;
};

// Reads a file of access keys: `{"AccessKeys": [...]}`, or what `aws iam create-access-key`
// (`AccessKey`) and `aws sts get-session-token` (`Credentials`) print. No mistake quotes a secret.
AccessKeyReading read_access_keys(const std::filesystem::path& path);

}  // namespace glueprint
