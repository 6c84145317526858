#pragma once

#include <string_view>

namespace glueprint {

// Whether the whole text matches a pattern in which `*` stands for any characters and `?` for any
// one. Takes time in proportion to the product of the two lengths at most.
bool matches_glob(std::string_view pattern, std::string_view text);

}  // namespace glueprint
