#pragma once

#include <string>
#include <string_view>

namespace glueprint {

// SHA-256 in lower-case hex.
std::string sha256_hex(std::string_view bytes);

// HMAC-SHA-256 (RFC 2104): its 32 bytes.
std::string hmac_sha256(std::string_view key, std::string_view bytes);

// Bytes in lower-case hex.
std::string to_hex(std::string_view bytes);

// Whether two texts are equal, in a time that does not depend on where they differ.
bool equals_in_constant_time(std::string_view a, std::string_view b);

}  // namespace glueprint
