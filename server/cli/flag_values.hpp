#pragma once

#include <string_view>

namespace glueprint {

// What the values of flags must look like.

// `localhost`, or an IPv4 or IPv6 address without brackets: nothing that needs a resolver.
bool is_listening_host(std::string_view text);

// A name or an address as it may come in a Host header, without a port.
bool is_allowable_host(std::string_view text);

// An origin as browsers send it: `https://console.example:8443`, without a path.
bool is_origin(std::string_view text);

// The name of a file: not empty, and without NUL.
bool is_path(std::string_view text);

}  // namespace glueprint
