#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

namespace glueprint {

// Reads a JSON text (RFC 8259) of at most `depth_max` nested values; of a key that comes twice the
// last one counts. Nothing when it is no JSON, is deeper, starts with a byte order mark, is not
// UTF-8, or has a number that no double can hold. Throws nothing of its own.
std::optional<nlohmann::json> read_json(std::string_view text, std::size_t depth_max);

// Reads as read_json does, but takes all JSON, whatever we can hold of it: a number beyond a double
// or 64 bits is the nearest one within, and a value that is nested deeper than `depth_max` is left
// out, so that its holder is empty.
std::optional<nlohmann::json> read_any_json(std::string_view text, std::size_t depth_max);

}  // namespace glueprint
