#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>

#include <fmt/format.h>

#include "core/text/ascii.hpp"
#include "core/text/nearest_name.hpp"
#include "server/cli/settings.hpp"
#include "server/cli/usage_error.hpp"

namespace glueprint {
namespace {

constexpr std::string_view prefix = "GLUEPRINT_";

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

// What this project's own examples read, and sub-commands; `serve` does not.
constexpr std::array<std::string_view, 2> known_variables{url_variable, "GLUEPRINT_BINARY"};

bool begins_with_protocol(std::string_view text, std::string_view end) {
  constexpr std::array<std::string_view, 3> protocols{"tcp", "udp", "sctp"};
  return std::any_of(protocols.begin(), protocols.end(), [&](std::string_view protocol) {
    if (text.size() < protocol.size() + end.size()) return false;
    for (std::size_t i = 0; i < protocol.size(); ++i) {
      if (to_lower(text[i]) != protocol[i]) return false;
    }
    return text.substr(protocol.size(), end.size()) == end;
  });
}

// `_PORT_4566_TCP`, and what may follow.
bool names_port_of_service(std::string_view name) {
  constexpr std::string_view word = "_PORT_";
  for (auto at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
    const auto number = name.substr(at + word.size());
    const auto digits = std::min(number.find_first_not_of("0123456789"), number.size());
    const auto rest = number.substr(digits);
    if (digits > 0 && begins_with(rest, "_") && begins_with_protocol(rest.substr(1), "")) {
      return true;
    }
  }
  return false;
}

// Whether Kubernetes sets the variable, as it does in containers beside a Service whose name begins
// with glueprint: `glueprint-db` gives GLUEPRINT_DB_SERVICE_HOST, GLUEPRINT_DB_PORT and more.
bool is_from_kubernetes(std::string_view name, std::string_view value) {
  return begins_with(name, "GLUEPRINT_PORT_") || begins_with(name, "GLUEPRINT_SERVICE_") ||
         name.ends_with("_SERVICE_HOST") || name.ends_with("_SERVICE_PORT") ||
         name.find("_SERVICE_PORT_") != std::string_view::npos || names_port_of_service(name) ||
         (name.ends_with("_PORT") && begins_with_protocol(value, "://"));
}

// Whether a colon is part of a URL: inside brackets, at the end of the scheme, or before the port.
bool is_inside_url(std::string_view text, std::size_t colon) {
  const auto bracket = text.substr(0, colon).find_last_of("[]");
  if (bracket != std::string_view::npos && text[bracket] == '[') return true;
  const auto rest = text.substr(colon + 1);
  if (begins_with(rest, "//")) return true;
  const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  return digits > 0 && (digits == rest.size() || rest[digits] == ':');
}

// The parts of a list that colons separate. Parts may be URLs.
std::vector<std::string> split(std::string_view text, bool has_urls) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != ':' || (has_urls && is_inside_url(text, i))) continue;
    parts.emplace_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  parts.emplace_back(text.substr(begin));
  return parts;
}

// A part of a list that another separator divides. A file may have such a name.
void refuse_other_separator(std::string_view variable, const std::string& part) {
  const auto other = part.find_first_of(",; ");
  std::error_code error;
  if (other == std::string::npos || std::filesystem::exists(part, error)) return;
  throw UsageError{fmt::format(R"({}: "{}": separate several values with ":", not with "{}")",
                               variable, part, part[other])};
}

[[noreturn]] void refuse_unknown(std::string_view name) {
  std::vector<std::string> names;
  for (const auto& flag : flags()) names.push_back(variable_name(flag));
  throw UsageError{fmt::format("{} is no setting of Glueprint{}", name,
                               suggestion(name, {names.begin(), names.end()}))};
}

}  // namespace

Settings read_environment(const Environment& environment) {
  Settings settings;
  for (const auto& [name, value] : environment) {
    if (!begins_with(name, prefix) || is_from_kubernetes(name, value)) continue;
    if (std::find(known_variables.begin(), known_variables.end(), name) != known_variables.end()) {
      continue;
    }
    const auto all = flags();
    const auto flag = std::find_if(all.begin(), all.end(), [&name = name](const Flag& candidate) {
      return variable_name(candidate) == name;
    });
    if (flag == all.end()) refuse_unknown(name);
    if (!flag->is_repeatable) {
      settings.push_back({&*flag, value, name});
      continue;
    }
    const bool has_urls = flag->text.placeholder == "URL";
    for (auto& part : split(value, has_urls)) {
      refuse_other_separator(name, part);
      settings.push_back({&*flag, std::move(part), name});
    }
  }
  return settings;
}

}  // namespace glueprint
