#pragma once

#include <optional>
#include <string>

#include "server/api/call.hpp"
#include "server/records.hpp"

namespace glueprint {

// How many rows the request wants: MaxResults, else the default.
int page_size(const Call& call);

// The place after which the page begins: the NextToken's, or nothing for the first page. Throws
// InvalidInputException for a token that this request was not given, or that has expired.
std::optional<RunPlace> page_begin(const Call& call);

// The token of the page that follows `last_of_page`.
std::string next_token(const Call& call, const RunPlace& last_of_page);

}  // namespace glueprint
