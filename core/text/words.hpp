#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glueprint {

// The words of a text as a shell splits them: at blanks, but not within quotes, and a backslash
// takes the meaning from the next character. Nothing when a quote is not closed.
std::optional<std::vector<std::string>> split_words(std::string_view text);

}  // namespace glueprint
