#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace glueprint {

// `request 4`, `requests 4, 6 and 7`, or `requests 4, 6 and 90 more`.
std::string name_requests(const std::vector<std::int64_t>& ids);

}  // namespace glueprint
