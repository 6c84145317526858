#pragma once

#include <map>
#include <string>
#include <string_view>

namespace glueprint {

// Text with its %-escapes undone. Throws Problem for an escape that is none, and for what is no
// UTF-8 then; `what` says what the text is.
std::string percent_decoded(std::string_view text, std::string_view what);

// The parameters of a query string. Throws Problem for one that comes twice.
std::map<std::string, std::string> read_query(std::string_view query);

}  // namespace glueprint
