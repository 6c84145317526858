#include "server/cli/command_line.hpp"

#include <algorithm>
#include <exception>
#include <iostream>
#include <optional>

#include <fmt/format.h>

#include "core/text/printable.hpp"
#include "server/cli/argument_parser.hpp"
#include "server/cli/check.hpp"
#include "server/cli/completion.hpp"
#include "server/cli/healthcheck.hpp"
#include "server/cli/help.hpp"
#include "server/cli/man_page.hpp"
#include "server/cli/serve.hpp"
#include "server/cli/serve_settings.hpp"
#include "server/cli/server_command.hpp"
#include "server/cli/server_url.hpp"
#include "server/cli/usage_error.hpp"

namespace glueprint {
namespace {

using Arguments = std::vector<std::string>;

Command read_serve(const Arguments& arguments, const Environment& environment) {
  return ServeCommand{options_to_serve(read_serve_settings(arguments), environment)};
}

Command read_check(const Arguments& arguments) {
  ArgumentParser parser;
  parser.parse(arguments);
  const auto paths = parser.rest();
  if (paths.empty()) throw UsageError{"check needs the PATH of a file or directory"};
  return CheckCommand{{paths.begin(), paths.end()}};
}

Command read_healthcheck(const Arguments& arguments, const Environment& environment) {
  ArgumentParser parser;
  parser.add_flag("url");
  parser.parse(arguments);
  if (const auto rest = parser.rest(); !rest.empty()) {
    throw UsageError{fmt::format("unexpected argument \"{}\"; write --url {}", rest[0], rest[0])};
  }
  const auto& urls = parser.values("url");
  if (urls.size() > 1) throw UsageError{"--url is given more than once; keep one"};
  if (!urls.empty()) return HealthcheckCommand{urls[0]};
  const auto url = environment.find(std::string{url_variable});
  if (url != environment.end()) return HealthcheckCommand{url->second};
  return HealthcheckCommand{server_url(options_of_running(environment)) + health_path};
}

Command read_completion(const Arguments& arguments) {
  const auto script = arguments.size() == 1 ? completion_script(arguments[0]) : std::nullopt;
  if (script) return PrintCommand{*script};
  throw UsageError{"completion needs the name of a shell: bash, zsh or fish"};
}

bool has(const Arguments& arguments, std::string_view wanted) {
  return std::find(arguments.begin(), arguments.end(), wanted) != arguments.end();
}

int run(const ServeCommand& command) {
  return serve(command.options);
}
int run(const CheckCommand& command) {
  return check(command.paths);
}
int run(const HealthcheckCommand& command) {
  return healthcheck(command.url);
}
int run(const CommandCall& call) {
  return run_command(call, std::cout);
}
int run(const PrintCommand& command) {
  std::cout << command.text << std::flush;
  return 0;
}

Environment environment_of(const char* const* variables) {
  Environment environment;
  for (; *variables != nullptr; ++variables) {
    const std::string_view variable{*variables};
    const auto name_end = std::min(variable.find('='), variable.size());
    const auto value = variable.substr(std::min(name_end + 1, variable.size()));
    environment.emplace(variable.substr(0, name_end), value);
  }
  return environment;
}

}  // namespace

Command read_command(const Arguments& arguments, const Environment& environment) {
  if (has(arguments, "--help") || has(arguments, "-h")) return PrintCommand{help_on(arguments)};
  if (has(arguments, "--version") || has(arguments, "-v")) return PrintCommand{version_text()};
  if (arguments.empty() || arguments[0].starts_with('-')) {
    return read_serve(arguments, environment);
  }
  const auto& name = arguments[0];
  const Arguments rest{arguments.begin() + 1, arguments.end()};
  if (name == "serve") return read_serve(rest, environment);
  if (name == "check") return read_check(rest);
  if (name == "healthcheck") return read_healthcheck(rest, environment);
  if (name == "version") return PrintCommand{version_text()};
  if (name == "help") return PrintCommand{help_on(rest)};
  if (name == "completion") return read_completion(rest);
  if (name == "man") return PrintCommand{man_page()};
  return read_server_command(arguments, environment);
}

int run_command_line(int argument_count, const char* const* arguments,
                     const char* const* environment) try {
  const Arguments given{arguments + std::min(argument_count, 1), arguments + argument_count};
  const auto command = read_command(given, environment_of(environment));
  return std::visit([](const auto& what) { return run(what); }, command);
} catch (const std::exception& error) {
  std::cerr << "glueprint: " << printable(error.what()) << '\n';
  return 2;
}

}  // namespace glueprint
