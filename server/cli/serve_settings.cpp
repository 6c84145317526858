#include "server/cli/serve_settings.hpp"

#include <fmt/format.h>

#include "server/cli/argument_parser.hpp"
#include "server/cli/container.hpp"
#include "server/cli/usage_error.hpp"

namespace glueprint {

Settings read_serve_settings(const std::vector<std::string>& arguments) {
  ArgumentParser parser;
  for (const auto& flag : flags()) {
    if (flag.kind == Flag::Kind::boolean) {
      parser.add_switch(flag.text.name);
    } else {
      parser.add_flag(flag.text.name);
    }
  }
  parser.parse(arguments);
  if (const auto rest = parser.rest(); !rest.empty()) {
    throw UsageError{fmt::format("unexpected argument \"{}\"; serve takes only flags", rest[0])};
  }
  Settings settings;
  for (const auto& flag : flags()) {
    for (const auto& value : parser.values(flag.text.name)) {
      settings.push_back({&flag, value, fmt::format("--{}", flag.text.name)});
    }
  }
  return settings;
}

Options options_of_running(const Environment& environment) {
  return options_from(read_serve_settings(arguments_of_container()), environment);
}

}  // namespace glueprint
