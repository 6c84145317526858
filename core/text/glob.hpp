#pragma once

#include <cstddef>
#include <string_view>

namespace glueprint {

// Whether the whole text matches a pattern in which `*` stands for any characters and `?` for any
// one. Reads each character of the text once for every 64 characters of the pattern at most.
bool matches_glob(std::string_view pattern, std::string_view text);

// How many steps that takes at most: what may be looked at, of the pattern and of the text.
std::size_t glob_steps(std::string_view pattern, std::string_view text);

}  // namespace glueprint
