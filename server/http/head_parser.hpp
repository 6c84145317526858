#pragma once

#include <string_view>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// Parses a whole head, as HeadFinder returns it, with Beast's parser. The fields are views into
// `text`. Throws RequestRefused: 505 for a version that is not served, else 400.
void parse_head(std::string_view text, RequestHead& head);

}  // namespace glueprint
