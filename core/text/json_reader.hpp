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

}  // namespace glueprint
