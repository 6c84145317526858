#include "server/cli/first_steps.hpp"

#include <fmt/format.h>

#include "server/admin/route.hpp"
#include "server/cli/server_url.hpp"

namespace glueprint {

std::string first_steps(Options options, std::uint16_t port) {
  options.port = port;
  const auto url = server_url(options);
  const auto console = fmt::format("Console: {}{}\n", url, admin_prefix);
  if (!options.demo || options.verify_signatures) return console;
  return console +
         fmt::format(
             "A run of the demo: AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any aws --region {} "
             "--endpoint-url {} glue get-blueprint-runs --blueprint-name orders-etl "
             "--max-results 1\n",
             options.region, url);
}

}  // namespace glueprint
