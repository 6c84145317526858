#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace glueprint {

// A text as the value of x-glueprint-hint: one line of visible ASCII and blanks, of at most
// hint_chars_max.
std::string hint_value(std::string_view text);

// Ids of rules as the value of x-glueprint-rule: with commas between them, and what is not visible
// ASCII, commas and `%` percent-encoded. Ids that would exceed hint_chars_max become `...`.
std::string rule_value(const std::vector<std::string_view>& ids);

}  // namespace glueprint
