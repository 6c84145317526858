#pragma once

#include <string>

namespace glueprint {

// What a health check asks when its URL names no path.
inline constexpr const char* health_path = "/health";

// Requests the health of a server, at /health when the URL names no path. Returns 0 when it answers
// 200 within two seconds, else 1 after one line on standard error. Over https:// any certificate
// will do. Throws std::invalid_argument for a URL that is neither http:// nor https://.
int healthcheck(const std::string& url);

}  // namespace glueprint
