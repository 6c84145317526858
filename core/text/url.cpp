#include "core/text/url.hpp"

#include <algorithm>
#include <limits>

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

}  // namespace

std::optional<Url> split_url(std::string_view text) {
  constexpr std::string_view separator = "://";
  const auto scheme_end = text.find(separator);
  if (scheme_end == std::string_view::npos) return std::nullopt;
  const auto rest = text.substr(scheme_end + separator.size());
  const auto authority_end = std::min(rest.find_first_of("/?#"), rest.size());
  return Url{text.substr(0, scheme_end), rest.substr(0, authority_end), rest.substr(authority_end)};
}

std::optional<Authority> split_authority(std::string_view text) {
  Authority authority;
  authority.is_in_brackets = text.starts_with('[');
  const auto host_end = authority.is_in_brackets ? text.find(']') : text.find(':');
  if (authority.is_in_brackets && host_end == std::string_view::npos) return std::nullopt;
  const std::size_t bracket = authority.is_in_brackets ? 1 : 0;
  authority.host = text.substr(bracket, host_end - bracket);
  const auto rest = text.substr(std::min(host_end + bracket, text.size()));
  if (rest.empty()) return authority;
  if (rest.front() != ':') return std::nullopt;
  authority.port = rest.substr(1);
  return authority;
}

std::optional<std::uint16_t> read_port(std::string_view text) {
  const auto number = read_whole_number(text);
  if (!number || *number == 0 || *number > std::numeric_limits<std::uint16_t>::max()) {
    return std::nullopt;
  }
  return static_cast<std::uint16_t>(*number);
}

bool is_origin(std::string_view text) {
  const auto url = split_url(text);
  if (!url || !is_scheme(url->scheme) || !url->rest.empty()) return false;
  const auto authority = split_authority(url->authority);
  if (!authority || (authority->port && !read_port(*authority->port))) return false;
  return is_address(authority->host) ||
         (!authority->is_in_brackets && is_host_name(authority->host));
}

std::string_view path_of(std::string_view target) {
  return target.substr(0, target.find('?'));
}

std::string_view query_of(std::string_view target) {
  const auto question_mark = target.find('?');
  return question_mark == std::string_view::npos ? std::string_view{}
                                                 : target.substr(question_mark + 1);
}

}  // namespace glueprint
