#include "server/http/request_target.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "core/text/ascii.hpp"
#include "core/text/printable.hpp"
#include "core/text/url.hpp"
#include "server/exchange/refusal.hpp"

namespace glueprint {
namespace {

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

bool is_http(std::string_view scheme) {
  return equals_ignoring_case(scheme, "http") || equals_ignoring_case(scheme, "https");
}

}  // namespace

bool is_authority(std::string_view text) {
  const auto authority = split_authority(text);
  if (!authority || !is_port(authority->port.value_or(""))) return false;
  const auto host = authority->host;
  if (authority->is_in_brackets) {
    return host.size() > 1 && std::all_of(host.begin(), host.end(), is_ipv6_char);
  }
  return !host.empty() && std::all_of(host.begin(), host.end(), is_name_char);
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
  const auto url = split_url(head.target);
  if (!url || !is_http(url->scheme)) {
    throw RequestRefused{
        400, "the request target is neither a path nor an http URL: " + in_quotes(head.target)};
  }
  head.authority = url->authority.substr(url->authority.rfind('@') + 1);
  if (!is_authority(head.authority)) {
    throw RequestRefused{400,
                         "the host in the request target is malformed: " + in_quotes(head.target)};
  }
  head.target = url->rest.starts_with('/') ? url->rest : std::string_view{"/"};
}

}  // namespace glueprint
