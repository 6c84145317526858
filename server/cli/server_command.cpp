#include "server/cli/server_command.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/scope_names.hpp"
#include "core/text/nearest_name.hpp"
#include "core/text/printable.hpp"
#include "server/cli/argument_parser.hpp"
#include "server/cli/help.hpp"
#include "server/cli/serve_settings.hpp"
#include "server/cli/server_url.hpp"
#include "server/cli/usage_error.hpp"

namespace glueprint {
namespace {

// Refuses a name that is no command, with the nearest one; of a group, with what there is in it.
[[noreturn]] void refuse_command(const std::vector<std::string>& arguments) {
  std::vector<std::string_view> in_group;
  for (const auto& command : server_commands()) {
    if (command.words.starts_with(arguments[0] + " ")) {
      in_group.push_back(command.words.substr(arguments[0].size() + 1));
    }
  }
  if (!in_group.empty()) {
    const auto given = arguments.size() > 1 && !arguments[1].starts_with('-') ? arguments[1] : "";
    throw UsageError{fmt::format("{} is followed by one of {}{}", arguments[0],
                                 fmt::join(in_group, ", "), suggestion(given, in_group))};
  }
  throw UsageError{fmt::format("unknown command {}{}", in_quotes(arguments[0]),
                               suggestion(arguments[0], first_words()))};
}

void read_flags(const ServerCommand& command, const ArgumentParser& parser, CommandInput& input) {
  for (const auto& flag : flags_of(command)) {
    const auto& values = parser.values(flag.name);
    if (values.empty()) continue;
    if (values.size() > 1) {
      throw UsageError{fmt::format("--{} is given more than once; keep one", flag.name)};
    }
    if (flag.placeholder.empty() && values[0] != "true") {
      throw UsageError{fmt::format("--{} takes no value", flag.name)};
    }
    input.flags[flag.name] = values[0];
  }
  const auto* account = input.flag("account");
  if (account != nullptr && !is_account(*account)) {
    throw UsageError{
        fmt::format("--account: {} is not the 12 digits of an account", in_quotes(*account))};
  }
}

void check_arguments(const ServerCommand& command, const CommandInput& input) {
  const auto wanted = argument_count(command);
  const auto given = input.arguments.size();
  if (given > wanted.max) {
    throw UsageError{fmt::format("unexpected argument {}; usage: glueprint {}",
                                 in_quotes(input.arguments[wanted.max]), usage_of(command))};
  }
  const bool is_empty = std::ranges::any_of(input.arguments, &std::string::empty);
  if (given < wanted.min || is_empty) {
    throw UsageError{fmt::format("{} needs {}; usage: glueprint {}", command.words,
                                 command.arguments, usage_of(command))};
  }
}

ServerAccess access_of(const CommandInput& input, const Environment& environment) {
  ServerAccess access;
  const auto variable = environment.find(std::string{url_variable});
  const auto token = environment.find("GLUEPRINT_ADMIN_TOKEN");
  if (token != environment.end()) access.token = token->second;
  const auto* url = input.flag("url");
  if (url != nullptr) {
    access.url = *url;
  } else if (variable != environment.end()) {
    access.url = variable->second;
  } else {
    const auto options = options_of_running(environment);
    access.url = server_url(options);
    access.token = options.admin_token;
  }
  if (access.url.ends_with('/')) access.url.pop_back();
  if (const auto* ca = input.flag("ca")) access.ca = *ca;
  if (const auto* given = input.flag("admin-token")) access.token = *given;
  return access;
}

}  // namespace

CommandCall read_server_command(const std::vector<std::string>& arguments,
                                const Environment& environment) {
  const auto* command = find_server_command(arguments);
  if (command == nullptr) refuse_command(arguments);
  ArgumentParser parser;
  for (const auto& flag : flags_of(*command)) {
    if (flag.placeholder.empty()) {
      parser.add_switch(flag.name);
    } else {
      parser.add_flag(flag.name);
    }
  }
  const auto words = static_cast<std::ptrdiff_t>(words_of(*command, arguments));
  parser.parse({arguments.begin() + words, arguments.end()});
  CommandCall call;
  call.command = command;
  call.input.arguments = parser.rest();
  read_flags(*command, parser, call.input);
  check_arguments(*command, call.input);
  call.access = access_of(call.input, environment);
  return call;
}

}  // namespace glueprint
