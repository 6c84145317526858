#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "core/options.hpp"
#include "core/request_line.hpp"
#include "server/exchange/exchange.hpp"

namespace glueprint {

// The line of a request whose response stands: what it is, what of the response is sent, and which
// attempt of an SDK it is. Without an operation, method and path name it.
RequestLine request_line(const Exchange& exchange, std::string_view operation,
                         std::optional<std::chrono::microseconds> duration);

// The same for an admin route: account and region are those of the query. The line keeps views of
// the request.
RequestLine admin_line(const Exchange& exchange, std::optional<std::chrono::microseconds> duration);

// The level of an admin call's line. Good health that is asked for every second, and what an open
// console reads, would hide all else.
LogLevel level_of_admin(const Exchange& exchange);

}  // namespace glueprint
