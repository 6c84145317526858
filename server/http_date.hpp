#pragma once

#include <string>

#include "server/instant.hpp"

namespace glueprint {

// Appends an instant as HTTP writes dates (RFC 9110, 5.6.7): `Fri, 23 Feb 2024 14:44:45 GMT`.
void append_http_date(std::string& out, Instant instant);

}  // namespace glueprint
