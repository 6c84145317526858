#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace glueprint {

// The candidate that somebody who wrote `name` most likely meant; empty when none is near.
std::string_view nearest_name(std::string_view name,
                              const std::vector<std::string_view>& candidates);

// `; did you mean "State"?`, to end an error line with, or nothing when no candidate is near.
std::string suggestion(std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace glueprint
