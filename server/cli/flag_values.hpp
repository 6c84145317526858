#pragma once

#include <optional>
#include <string_view>

#include "core/time/instant.hpp"

namespace glueprint {

// The forms of the values of flags.

// `localhost`, or an IPv4 or IPv6 address without brackets: a host that needs no resolver.
bool is_listening_host(std::string_view text);

// The name of a file: not empty, without NUL.
bool is_path(std::string_view text);

// An instant as PUT clock takes it: epoch seconds, or ISO 8601.
std::optional<Instant> read_clock_instant(std::string_view text);

}  // namespace glueprint
