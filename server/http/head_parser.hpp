#pragma once

#include <string_view>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// Parses a whole head, as HeadFinder gives it, with Beast's parser: the fields become views into
// `text`, nothing is copied. Throws RequestRefused: 505 for a version that is not ours, else 400.
void parse_head(std::string_view text, RequestHead& head);

}  // namespace glueprint
