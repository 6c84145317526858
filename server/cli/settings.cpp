#include "server/cli/settings.hpp"

#include <algorithm>
#include <exception>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/nearest_name.hpp"
#include "core/text/whole_file.hpp"
#include "server/cli/usage_error.hpp"

namespace glueprint {
namespace {

Settings settings_of(const Flag& flag, const Settings& settings) {
  Settings found;
  std::copy_if(settings.begin(), settings.end(), std::back_inserter(found),
               [&flag](const Setting& setting) { return setting.flag == &flag; });
  return found;
}

// The settings of the first source that has any for the flag.
Settings winners(const Flag& flag, const std::vector<Settings>& sources) {
  for (const auto& source : sources) {
    auto found = settings_of(flag, source);
    if (!found.empty()) return found;
  }
  return {};
}

void apply(const Setting& setting, Options& options) {
  const auto& flag = *setting.flag;
  if (flag.set(options, setting.value)) return;
  const auto given = flag.is_secret ? "the value" : fmt::format("\"{}\"", setting.value);
  const auto advice = flag.advice ? flag.advice(setting.value) : "";
  throw UsageError{fmt::format("{}: {} is not {}{}", setting.source, given, flag.expected, advice)};
}

Settings read_configuration_file(const std::string& name) {
  std::string text;
  try {
    text = read_whole_file(name, configuration_bytes_max);
  } catch (const std::exception& error) {
    throw UsageError{fmt::format("--config: cannot read \"{}\": {}", name, error.what())};
  }
  return read_configuration(name, text);
}

// The options, and whether any source gave --durability.
struct GivenOptions {
  Options options;
  bool has_durability = false;
};

GivenOptions read_options(const Settings& command_line, const Environment& environment) {
  std::vector<Settings> sources{command_line, read_environment(environment)};
  GivenOptions given;
  auto& options = given.options;
  for (const auto& setting : winners(*find_flag("config"), sources)) {
    apply(setting, options);
    sources.push_back(read_configuration_file(setting.value));
  }
  for (const auto& flag : flags()) {
    const auto settings = winners(flag, sources);
    if (settings.size() > 1 && !flag.is_repeatable) {
      throw UsageError{fmt::format("{} is given more than once; keep one", settings[1].source)};
    }
    for (const auto& setting : settings) apply(setting, options);
    if (flag.text.name == "durability") given.has_durability = !settings.empty();
  }
  return given;
}

}  // namespace

Options options_from(const Settings& command_line, const Environment& environment) {
  return read_options(command_line, environment).options;
}

Options options_to_serve(const Settings& command_line, const Environment& environment) {
  auto given = read_options(command_line, environment);
  const auto& options = given.options;
  if (given.has_durability && !options.data) {
    throw UsageError{"--durability says how --data keeps state: give --data, or leave it out"};
  }
  const bool has_files = !options.fixtures.empty() || !options.timelines.empty() ||
                         !options.faults.empty() || options.s3_root;
  if (options.watch && !has_files) {
    throw UsageError{
        "--watch has nothing to watch: give --fixtures, --timelines, --faults or --s3-root, or "
        "leave it out"};
  }
  if (!options.layout_runner.empty() && !options.s3_root) {
    throw UsageError{
        "--layout-runner runs the layouts of archives below --s3-root: give that too, or leave it "
        "out"};
  }
  return std::move(given.options);
}

}  // namespace glueprint
