#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "core/options.hpp"
#include "server/cli/settings.hpp"

namespace glueprint {

// What the program is asked to do.
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
using Command = std::variant<ServeCommand, CheckCommand, HealthcheckCommand, PrintCommand>;

// Reads the arguments (without the program's name) together with the environment. Throws
// UsageError.
Command read_command(const std::vector<std::string>& arguments, const Environment& environment);

// The whole program: reads what is asked for and does it. Returns the exit status, which is 2 when
// it cannot be followed; then one line on standard error says why.
int run_command_line(int argument_count, const char* const* arguments,
                     const char* const* environment);

}  // namespace glueprint
