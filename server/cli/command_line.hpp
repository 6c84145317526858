#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "core/options.hpp"
#include "server/cli/settings.hpp"
#include "server/client/run_command.hpp"

namespace glueprint {

// What the arguments ask the program to do.
struct ServeCommand {
  Options options;
};
struct CheckCommand {
  std::vector<std::filesystem::path> paths;
};
struct HealthcheckCommand {
  std::string url;
};
struct PrintCommand {
  std::string text;
};
using Command =
    std::variant<ServeCommand, CheckCommand, HealthcheckCommand, CommandCall, PrintCommand>;

// Reads the arguments (without the program's name) and the environment. Throws UsageError.
Command read_command(const std::vector<std::string>& arguments, const Environment& environment);

// The whole program: reads the command and runs it. Returns the exit status. It is 2 when the
// command cannot be run; then one line on standard error says why.
int run_command_line(int argument_count, const char* const* arguments,
                     const char* const* environment);

}  // namespace glueprint
