#include <algorithm>

#include <fmt/format.h>

#include "core/text/nearest_name.hpp"
#include "server/cli/settings.hpp"
#include "server/cli/usage_error.hpp"

namespace glueprint {
namespace {

constexpr std::string_view prefix = "GLUEPRINT_";

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

// Whether Kubernetes sets the variable, as it does in containers beside a service named glueprint.
bool is_from_kubernetes(std::string_view name, std::string_view value) {
  return (name == "GLUEPRINT_PORT" && begins_with(value, "tcp://")) ||
         begins_with(name, "GLUEPRINT_PORT_") || begins_with(name, "GLUEPRINT_SERVICE_");
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
    if (name == url_variable) continue;
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
    for (auto& part : split(value, has_urls)) settings.push_back({&*flag, std::move(part), name});
  }
  return settings;
}

}  // namespace glueprint
