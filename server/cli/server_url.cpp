#include "server/cli/server_url.hpp"

#include <fmt/format.h>

namespace glueprint {

std::string server_url(const Options& options) {
  auto host = options.host;
  if (host == "0.0.0.0" || host == "::") host = "localhost";
  if (host.find(':') != std::string::npos) host = fmt::format("[{}]", host);
  return fmt::format("http://{}:{}", host, options.port);
}

}  // namespace glueprint
