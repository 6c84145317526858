#include "server/client/commands.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "server/admin/route.hpp"

namespace glueprint {
namespace {

const std::array shared_flags{
    CommandFlag{"url", "URL", "the server: http://HOST:PORT or https://HOST:PORT"},
    CommandFlag{"ca", "FILE", "PEM file of the certificates to trust, for https"},
    CommandFlag{"admin-token", "TOKEN", "the token that the server wants"},
    CommandFlag{"json", "", "print JSON, for scripts"}};

std::vector<std::string_view> split_at_blanks(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool begins(std::string_view words, const std::vector<std::string>& arguments) {
  const auto name = split_at_blanks(words);
  return name.size() <= arguments.size() && std::equal(name.begin(), name.end(), arguments.begin());
}

// Whether the arguments name no more than the group of the command, which is what the group means.
bool is_meant_by_group(const ServerCommand& command, const std::vector<std::string>& arguments) {
  const auto name = split_at_blanks(command.words);
  const bool is_group_only = arguments.size() == 1 || arguments[1].starts_with('-');
  return name.size() == 2 && (name[1] == "list" || name[1] == "show") && is_group_only &&
         arguments[0] == name[0] && command.arguments.empty();
}

// A parameter of the query as flags. Of a boolean there are two: --replace and --no-replace. One
// that stands for many, such as `input.`, names its member in the value: --input MEMBER=VALUE.
void add_parameter(const RouteParameter& parameter, std::vector<CommandFlag>& flags) {
  std::string name{parameter.name};
  if (name.ends_with('.')) {
    name.pop_back();
    flags.push_back({name, "MEMBER=VALUE", std::string{parameter.help}});
    return;
  }
  if (parameter.type != "boolean") {
    flags.push_back(
        {name, parameter.type == "integer" ? "N" : "TEXT", std::string{parameter.help}});
    return;
  }
  flags.push_back({name, "", std::string{parameter.help}});
  flags.push_back({"no-" + name, "", fmt::format("the opposite of --{}", name)});
}

}  // namespace

const std::string* CommandInput::flag(const std::string& name) const {
  const auto found = flags.find(name);
  return found == flags.end() ? nullptr : &found->second;
}

const ServerCommand* find_server_command(const std::vector<std::string>& arguments) {
  const ServerCommand* best = nullptr;
  for (const auto& command : server_commands()) {
    const bool is_it = begins(command.words, arguments) || is_meant_by_group(command, arguments);
    if (is_it && (best == nullptr || command.words.size() > best->words.size())) best = &command;
  }
  return best;
}

std::size_t words_of(const ServerCommand& command, const std::vector<std::string>& arguments) {
  return begins(command.words, arguments) ? split_at_blanks(command.words).size() : 1;
}

const Route* route_of(const ServerCommand& command) {
  const auto all = routes();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Route& route) {
    return route.method == command.method && route.path == command.path;
  });
  return found == all.end() ? nullptr : &*found;
}

std::vector<CommandFlag> command_flags(const ServerCommand& command) {
  std::vector<CommandFlag> flags{command.own_flags.begin(), command.own_flags.end()};
  const auto* const route = route_of(command);
  const auto takes = route == nullptr ? Takes::account : route->takes;
  if (route != nullptr) {
    for (const auto& parameter : route->parameters) add_parameter(parameter, flags);
  }
  if (takes != Takes::nothing) {
    flags.push_back({"account", "ID", "the account of 12 digits; else the server's default one"});
  }
  if (takes == Takes::world) {
    flags.push_back({"region", "NAME", "the region; else the server's default one"});
  }
  return flags;
}

std::span<const CommandFlag> common_flags() {
  return shared_flags;
}

std::vector<CommandFlag> flags_of(const ServerCommand& command) {
  auto flags = command_flags(command);
  flags.insert(flags.end(), shared_flags.begin(), shared_flags.end());
  return flags;
}

ArgumentCount argument_count(const ServerCommand& command) {
  ArgumentCount count;
  for (const auto argument : split_at_blanks(command.arguments)) {
    ++count.max;
    if (!argument.starts_with('[')) ++count.min;
  }
  return count;
}

}  // namespace glueprint
