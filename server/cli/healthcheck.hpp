#pragma once

#include <string>

#include "core/options.hpp"

namespace glueprint {

// The URL of the health route of a server with these options, on its own machine.
std::string health_url(const Options& options);

// Requests the health of a server, at /health when the URL names no path. Returns 0 when it answers
// 200 within two seconds, else 1 after one line on standard error. Over https:// any certificate
// will do. Throws UsageError for a URL that is neither http:// nor https://.
int healthcheck(const std::string& url);

}  // namespace glueprint
