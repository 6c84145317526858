#include "server/archive/layout_error.hpp"

#include <fmt/format.h>

namespace glueprint {

std::string layout_error_message(std::string_view type, std::string_view text) {
  return fmt::format("Unknown error executing layout generator function {}: {}", type, text);
}

std::string missing_cfg_message(std::string_view archive_name) {
  return layout_error_message(
      "FileNotFoundError",
      fmt::format("[Errno 2] No such file or directory: '/tmp/{}/blueprint.cfg'", archive_name));
}

}  // namespace glueprint
