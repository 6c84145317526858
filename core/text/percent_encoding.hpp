#pragma once

#include <string>
#include <string_view>

namespace glueprint {

// Escapes all but the unreserved characters of RFC 3986, and `kept`.
std::string percent_encoded(std::string_view text, std::string_view kept = "");

// Decodes percent-encoded text. Invalid escapes stay.
std::string percent_decoded(std::string_view text);

// Whether two hexadecimal digits follow every `%`.
bool has_whole_escapes(std::string_view text);

}  // namespace glueprint
