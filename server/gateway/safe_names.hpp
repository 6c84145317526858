#pragma once

#include <string_view>

namespace glueprint {

// Who can reach the server: this machine alone, or other machines and containers too.
enum class Reach { this_machine, network };

// Whether the name, in lower case and without a trailing dot, belongs to a class that no stranger
// can register or point at this server. docs/decisions.md says why for each class.
bool is_safe_name(std::string_view name, Reach reach);

}  // namespace glueprint
