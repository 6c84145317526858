#pragma once

#include <string>

#include "core/time/instant.hpp"

namespace glueprint {

// Appends an instant as HTTP writes dates (RFC 9110, 5.6.7): `Fri, 23 Feb 2024 14:44:45 GMT`.
void append_http_date(std::string& out, Instant instant);

// Appends the header line that says when an answer was made, with its line ending.
void append_date_field(std::string& fields, Instant instant);

}  // namespace glueprint
