#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/options.hpp"
#include "server/cli/flags.hpp"

namespace glueprint {

// One value of a source for a flag. `source` says where it stands, for error lines: `--port`,
// `GLUEPRINT_PORT` or `glueprint.toml:3:8`.
struct Setting {
  const Flag* flag;
  std::string value;
  std::string source;
};

using Settings = std::vector<Setting>;

// The variables of the environment.
using Environment = std::map<std::string, std::string>;

// The URL of a server, for `healthcheck` and for programs that use one. It is no setting of
// `serve`.
inline constexpr std::string_view url_variable = "GLUEPRINT_URL";

// The settings of the environment. It ignores Kubernetes' variables for a service named glueprint.
// Throws UsageError for an unknown GLUEPRINT_ variable.
Settings read_environment(const Environment& environment);

// The settings of a TOML text. `name` is used as the file's name in error lines. Throws UsageError.
Settings read_configuration(const std::string& name, std::string_view text);

// The options from the command line, the environment, and the file that either names with `config`.
// An earlier source overrides a later one; the values of a repeatable flag all come from one
// source. Throws UsageError.
Options options_from(const Settings& command_line, const Environment& environment);

// The same for a server. Throws UsageError too for a flag that can do nothing beside the others.
Options options_to_serve(const Settings& command_line, const Environment& environment);

}  // namespace glueprint
