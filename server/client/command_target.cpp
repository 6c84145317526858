#include "server/client/command_target.hpp"

#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "core/text/percent_encoding.hpp"
#include "core/text/printable.hpp"
#include "server/admin/route.hpp"

namespace glueprint {
namespace {

// The path with the first arguments in place of its `{name}`s.
std::string filled_path(const ServerCommand& command, const CommandInput& input) {
  std::string path{admin_prefix};
  std::size_t taken = 0;
  auto rest = command.path;
  for (auto open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    path += rest.substr(0, open);
    path += percent_encoded(input.arguments[taken++]);
    rest.remove_prefix(rest.find('}') + 1);
  }
  return path.append(rest);
}

// Adds `input.Name` for the flag --input Name=VALUE.
void add_member(std::string_view name, const CommandInput& input,
                std::map<std::string, std::string>& query) {
  const std::string flag{name.substr(0, name.size() - 1)};
  const auto* const given = input.flag(flag);
  if (given == nullptr) return;
  const auto end = given->find('=');
  if (end == std::string::npos || end == 0) {
    throw std::invalid_argument{
        fmt::format("--{}: {} is not MEMBER=VALUE", flag, in_quotes(*given))};
  }
  query[fmt::format("{}{}", name, given->substr(0, end))] = given->substr(end + 1);
}

// The parameters of the route's query that flags give.
std::map<std::string, std::string> query_of_flags(const ServerCommand& command,
                                                  const CommandInput& input) {
  std::map<std::string, std::string> query;
  const auto add = [&](const std::string& name) {
    if (const auto* value = input.flag(name)) query[name] = *value;
  };
  add("account");
  add("region");
  const auto* const route = route_of(command);
  if (route == nullptr) return query;
  for (const auto& parameter : route->parameters) {
    if (parameter.name.ends_with('.')) {
      add_member(parameter.name, input, query);
      continue;
    }
    add(std::string{parameter.name});
    if (input.flag(fmt::format("no-{}", parameter.name)) != nullptr) {
      query[std::string{parameter.name}] = "false";
    }
  }
  return query;
}

}  // namespace

std::string target_of(const ServerCommand& command, const CommandInput& input) {
  auto target = filled_path(command, input);
  char separator = '?';
  for (const auto& [name, value] : query_of_flags(command, input)) {
    target += fmt::format("{}{}={}", separator, percent_encoded(name), percent_encoded(value));
    separator = '&';
  }
  return target;
}

}  // namespace glueprint
