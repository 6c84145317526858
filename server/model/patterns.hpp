#pragma once

#include <string_view>

namespace glueprint {

// Whether valid UTF-8 text matches one of the model's patterns as a whole, as Java's String.matches
// decides it. Linear in the text, without recursion.
using Predicate = bool (*)(std::string_view text);

// The predicate for a pattern's exact text; nullptr when there is none. Only patterns that an input
// can meet need one.
Predicate find_predicate(std::string_view pattern);

}  // namespace glueprint
