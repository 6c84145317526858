#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/time/instant.hpp"

namespace glueprint {

// An instant in ISO 8601, `2024-02-23T14:44:45.123Z` or with an offset such as `+01:00`, from 1970
// to 9999. Digits beyond milliseconds are cut off.
std::optional<Instant> read_instant(std::string_view text);

// Whether a text is written as an instant, though it may name none that there is.
bool has_form_of_instant(std::string_view text);

// The inverse of read_instant, in UTC: `2024-02-23T14:44:45.123Z`.
std::string write_instant(Instant instant);

}  // namespace glueprint
