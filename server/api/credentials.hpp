#pragma once

#include <optional>
#include <string_view>

namespace glueprint {

// The credential of a Signature Version 4 Authorization header: whose key, for which region and
// service. Nothing of it is verified.
struct Credential {
  std::string_view access_key;
  std::string_view region;
  std::string_view service;
};

// Nothing when the header is no such header or names no region that could be one.
std::optional<Credential> read_credential(std::string_view authorization);

}  // namespace glueprint
