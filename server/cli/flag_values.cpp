#include "server/cli/flag_values.hpp"

#include "core/text/host_name.hpp"

namespace glueprint {

bool is_listening_host(std::string_view text) {
  return text == "localhost" || is_address(text);
}

bool is_path(std::string_view text) {
  return !text.empty() && text.find('\0') == std::string_view::npos;
}

}  // namespace glueprint
