#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace glueprint {

// A URL taken apart at its separators. Whoever asks checks what the parts hold.
struct Url {
  std::string_view scheme;
  std::string_view authority;
  std::string_view rest;  // from the `/`, `?` or `#` on that ends the authority
};

// Nothing when no `://` ends a scheme.
std::optional<Url> split_url(std::string_view text);

// An authority taken apart: `host`, `host:port`, `[address]` or `[address]:port`.
struct Authority {
  std::string_view host;  // without brackets
  bool is_in_brackets = false;
  std::optional<std::string_view> port;
};

// Nothing when a bracket has no end, or something other than a port follows it.
std::optional<Authority> split_authority(std::string_view text);

// A port that a server can have: a whole number from 1 to 65535.
std::optional<std::uint16_t> read_port(std::string_view text);

// Whether the text is an origin as browsers send it: `https://console.example:8443`, without a
// path.
bool is_origin(std::string_view text);

// What stands before the `?` of a request target, and what stands behind it.
std::string_view path_of(std::string_view target);
std::string_view query_of(std::string_view target);

}  // namespace glueprint
