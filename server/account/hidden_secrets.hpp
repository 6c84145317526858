#pragma once

#include <string>
#include <string_view>

namespace glueprint {

// The body of a request for an operation that is not served, as the journal may keep it: the value
// of each member whose name speaks of an authorization, credential, password, secret or token, or
// ends in `key`, is `(hidden)`.
// Empty when the text is no JSON object, or nests deeper than journal_depth_max.
std::string without_secrets(std::string_view body);

}  // namespace glueprint
