#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "core/time/instant.hpp"

namespace glueprint {

// An access key that requests may be signed with. A temporary one has a session token. It may
// expire, in emulated time.
struct AccessKey {
  std::string secret;
  std::string session_token{};
  std::optional<Instant> expiration{};
};

// The access keys by their ids.
using AccessKeys = std::map<std::string, AccessKey, std::less<>>;

}  // namespace glueprint
