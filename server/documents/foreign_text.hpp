#pragma once

#include <string_view>

namespace glueprint {

// What a text that is no JSON is, as far as its first bytes tell, and how to get JSON instead:
// `is YAML; ...`. Empty when it looks like nothing known.
std::string_view describe_foreign_text(std::string_view text);

}  // namespace glueprint
