#include "server/http/request_target.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "core/text/ascii.hpp"
#include "server/exchange/refusal.hpp"

namespace glueprint {
namespace {

constexpr bool is_hex_digit(char c) {
  return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
}

// unreserved, pct-encoded and sub-delims of RFC 3986, without the comma: a list of hosts is no
// host.
constexpr bool is_name_char(char c) {
  return is_letter(c) || is_digit(c) ||
         std::string_view{"-._~%!$&'()*+;="}.find(c) != std::string_view::npos;
}

constexpr bool is_ipv6_char(char c) {
  return is_hex_digit(c) || c == ':' || c == '.';
}

// Nothing, or a number that a port can have.
bool is_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, port);
  return text.empty() || (result.ec == std::errc{} && result.ptr == end);
}

// The length of `http://` or `https://` at the beginning, in any case; 0 when there is neither.
std::size_t scheme_length(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (equals_ignoring_case(target.substr(0, scheme.size()), scheme)) return scheme.size();
  }
  return 0;
}

}  // namespace

bool is_authority(std::string_view text) {
  std::size_t host_end = 0;
  if (!text.empty() && text.front() == '[') {
    const auto bracket = text.find(']');
    if (bracket == std::string_view::npos || bracket < 3) return false;
    const auto address = text.substr(1, bracket - 1);
    if (!std::all_of(address.begin(), address.end(), is_ipv6_char)) return false;
    host_end = bracket + 1;
  } else {
    host_end = std::min(text.find(':'), text.size());
    const auto name = text.substr(0, host_end);
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_name_char)) return false;
  }
  const auto rest = text.substr(host_end);
  return rest.empty() || (rest.front() == ':' && is_port(rest.substr(1)));
}

void resolve_target(RequestHead& head) {
  head.authority = {};
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!std::all_of(head.target.begin(), head.target.end(), is_ascii)) {
    throw RequestRefused{400,
                         "the request target holds bytes beyond ASCII: " + in_quotes(head.target)};
  }
  if (head.method == "CONNECT")
    throw RequestRefused{400, "CONNECT is for proxies, and this is none"};
  if (head.target.front() == '/') return;
  if (head.target == "*") {
    if (head.method == "OPTIONS") return;
    throw RequestRefused{400, "the request target * goes with OPTIONS only"};
  }
  const auto scheme = scheme_length(head.target);
  if (scheme == 0) {
    throw RequestRefused{
        400, "the request target is neither a path nor an http URL: " + in_quotes(head.target)};
  }
  const auto rest = head.target.substr(scheme);
  const auto authority = rest.substr(0, rest.find_first_of("/?#"));
  head.authority = authority.substr(authority.rfind('@') + 1);
  if (!is_authority(head.authority)) {
    throw RequestRefused{400,
                         "the host in the request target is malformed: " + in_quotes(head.target)};
  }
  const auto path = rest.substr(authority.size());
  head.target = path.substr(0, 1) == "/" ? path : std::string_view{"/"};
}

}  // namespace glueprint
