#pragma once

#include <cstddef>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "server/documents/mistake.hpp"

namespace glueprint {

// Parses a JSON text (RFC 8259) that a person wrote. What is no JSON, begins with a byte order
// mark, nests deeper than `depth_max` or names a member twice goes to the mistakes. The value is
// null when the text could not be read to its end.
nlohmann::json read_json_document(std::string_view text, std::size_t depth_max,
                                  MistakeList& mistakes);

}  // namespace glueprint
