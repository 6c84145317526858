#pragma once

#include <string_view>
#include <vector>

namespace glueprint {

// The parts of a text that holds several JSON objects or arrays, one after the other, as JSON lines
// and output that is appended to a file do. They make up the whole text. A text of one has one
// part, and so has one that begins with anything else.
std::vector<std::string_view> split_json_texts(std::string_view text);

}  // namespace glueprint
