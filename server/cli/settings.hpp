#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/options.hpp"
#include "server/cli/flags.hpp"

namespace glueprint {

// One value that a source gives for a flag. `source` names where it stands, for error lines:
// `--port`, `GLUEPRINT_PORT` or `glueprint.toml:3:8`.
struct Setting {
  const Flag* flag;
  std::string value;
  std::string source;
};

using Settings = std::vector<Setting>;

// The variables of the environment.
using Environment = std::map<std::string, std::string>;

// Where a server runs, for `healthcheck` and for programs that use one; no setting of `serve`.
inline constexpr std::string_view url_variable = "GLUEPRINT_URL";

// What the environment says. Kubernetes' variables for a service named glueprint are passed over;
// an unknown GLUEPRINT_ variable is a UsageError.
Settings read_environment(const Environment& environment);

// What a TOML text says. `name` stands for the file in error lines. Throws UsageError.
Settings read_configuration(const std::string& name, std::string_view text);

// The options that come of the command line, the environment and the file that either names with
// `config`: an earlier source beats a later one, and a repeatable flag is not mixed from two.
// Throws UsageError.
Options options_from(const Settings& command_line, const Environment& environment);

}  // namespace glueprint
