#pragma once

#include <cstddef>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "server/documents/mistake.hpp"

namespace glueprint {

// Without the mark that Windows puts before UTF-8.
std::string_view without_byte_order_mark(std::string_view text);

// Parses a JSON text (RFC 8259) that a person wrote, with or without a byte order mark. Notes as
// mistakes what is no JSON, a value nested deeper than `depth_max`, and a member that comes twice.
// The value is null when the text could not be read to its end.
nlohmann::json read_json_document(std::string_view text, std::size_t depth_max,
                                  MistakeList& mistakes);

}  // namespace glueprint
