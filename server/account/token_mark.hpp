#pragma once

#include <cstdint>
#include <string_view>

namespace glueprint {

// A number that stands for a NextToken: different ones have different numbers, but for chance.
std::uint64_t mark_of_token(std::string_view token);

// That of the NextToken of a page as the server writes it; 0 when it has none.
std::uint64_t mark_of_token_in(std::string_view page);

}  // namespace glueprint
