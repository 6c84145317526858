#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/client/commands.hpp"

namespace glueprint {

// The text of --help: at most 100 columns wide, the commands, and the flags of `serve` in their
// groups.
std::string help_text();

// The help on the command for a running server, or the group of them, that the arguments name; else
// the whole text. Throws UsageError for a name that is no command.
std::string help_on(const std::vector<std::string>& arguments);

// `clock advance DURATION [FLAG...]`, without the program's name.
std::string usage_of(const ServerCommand& command);

// A command that asks no running server, as help shows it.
struct OwnCommand {
  std::string_view name;
  std::string_view usage;
  std::string_view help;
};
std::span<const OwnCommand> own_commands();

// The first words of all commands, those for no running server too.
std::vector<std::string_view> first_words();

// The text of --version.
std::string version_text();

}  // namespace glueprint
