#pragma once

#include <string_view>

namespace glueprint {

// Whether the whole text fits a pattern in which `*` stands for any characters and `?` for any one.
// Takes no more than the product of the two lengths.
bool matches_glob(std::string_view pattern, std::string_view text);

}  // namespace glueprint
