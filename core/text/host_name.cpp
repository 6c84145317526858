#include "core/text/host_name.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "core/text/ascii.hpp"
#include "core/text/url.hpp"

namespace glueprint {
namespace {

bool is_label_char(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '_';
}

constexpr std::string_view all_below = "*.";

bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

// Whether browsers read a host with this last label as an IPv4 address (WHATWG URL, "ends in a
// number"): it has digits alone, or is hexadecimal.
bool is_address_part(std::string_view label) {
  if (is_number(label)) return true;
  const bool is_hex = label.starts_with("0x") || label.starts_with("0X");
  return is_hex && std::all_of(label.begin() + 2, label.end(), is_hex_digit);
}

// The text as C wants it. No address has a NUL, which would end it there.
bool parse(int family, std::string_view host, void* address) {
  return host.find('\0') == std::string_view::npos &&
         inet_pton(family, std::string{host}.c_str(), address) == 1;
}

std::optional<std::uint32_t> parse_ipv4(std::string_view host) {
  in_addr address{};
  if (!parse(AF_INET, host, &address)) return std::nullopt;
  return ntohl(address.s_addr);
}

std::optional<in6_addr> parse_ipv6(std::string_view host) {
  in6_addr address{};
  if (!parse(AF_INET6, host, &address)) return std::nullopt;
  return address;
}

}  // namespace

std::string_view host_of(std::string_view authority) {
  const auto parts = split_authority(authority);
  if (!parts || (parts->port && !is_number(*parts->port))) return authority;
  if (parts->is_in_brackets) return parse_ipv6(parts->host) ? parts->host : authority;
  auto host = parts->host;
  if (host.size() > 1 && host.ends_with('.')) host.remove_suffix(1);
  return host;
}

bool is_address(std::string_view host) {
  return parse_ipv4(host) || parse_ipv6(host);
}

bool is_loopback(std::string_view host) {
  if (const auto address = parse_ipv4(host)) return *address >> 24 == 127;
  const auto address = parse_ipv6(host);
  return address && IN6_IS_ADDR_LOOPBACK(&*address);
}

bool is_host_name(std::string_view host) {
  bool label_has_begun = false;
  for (const char c : host) {
    if (c == '.' && !label_has_begun) return false;
    if (c != '.' && !is_label_char(c)) return false;
    label_has_begun = c != '.';
  }
  return label_has_begun && !is_address_part(host.substr(host.rfind('.') + 1));
}

bool is_single_label(std::string_view name) {
  return name.find('.') == std::string_view::npos;
}

bool is_below(std::string_view name, std::string_view domain) {
  return name.size() > domain.size() + 1 && name.ends_with(domain) &&
         name[name.size() - domain.size() - 1] == '.';
}

bool is_host_pattern(std::string_view text) {
  if (text.starts_with(all_below)) return is_host_name(text.substr(all_below.size()));
  return is_host_name(text) || is_address(text);
}

bool matches_host_pattern(std::string_view pattern, std::string_view host) {
  if (!pattern.starts_with(all_below)) return host == pattern;
  return is_host_name(host) && is_below(host, pattern.substr(all_below.size()));
}

}  // namespace glueprint
