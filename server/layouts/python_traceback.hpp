#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace glueprint {

// AWS's ErrorMessage for the last traceback of Python in a text; nothing when there is none.
std::optional<std::string> message_of_traceback(std::string_view text);

}  // namespace glueprint
