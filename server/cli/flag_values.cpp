#include "server/cli/flag_values.hpp"

#include <algorithm>

#include "core/text/ascii.hpp"
#include "core/text/host_name.hpp"
#include "core/text/whole_number.hpp"

namespace glueprint {
namespace {

bool is_scheme(std::string_view text) {
  return !text.empty() && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
         });
}

// Whether text is `:` and the number of a port, or nothing.
bool is_port_suffix(std::string_view text) {
  if (text.empty()) return true;
  const auto port = read_whole_number(text.substr(1));
  return text.front() == ':' && port && *port >= 1 && *port <= 65535;
}

}  // namespace

bool is_listening_host(std::string_view text) {
  return text == "localhost" || (is_path(text) && is_address(text));
}

bool is_allowable_host(std::string_view text) {
  return is_host_name(text) || (is_path(text) && is_address(text));
}

bool is_origin(std::string_view text) {
  const auto scheme_end = text.find("://");
  if (scheme_end == std::string_view::npos || !is_scheme(text.substr(0, scheme_end))) return false;
  const auto authority = text.substr(scheme_end + 3);
  if (authority.empty()) return false;
  if (authority.front() != '[') {
    const auto host_end = std::min(authority.find(':'), authority.size());
    return is_host_name(authority.substr(0, host_end)) &&
           is_port_suffix(authority.substr(host_end));
  }
  const auto bracket = authority.find(']');
  return bracket != std::string_view::npos && is_path(authority) &&
         is_address(authority.substr(1, bracket - 1)) &&
         is_port_suffix(authority.substr(bracket + 1));
}

bool is_path(std::string_view text) {
  return !text.empty() && text.find('\0') == std::string_view::npos;
}

}  // namespace glueprint
