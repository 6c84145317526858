#include "server/embedding/emulator_settings.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "core/text/nearest_name.hpp"
#include "server/cli/settings.hpp"
#include "server/cli/usage_error.hpp"

namespace glueprint {
namespace {

const Flag& flag_named(std::string_view name) {
  if (const auto* flag = find_flag(name)) return *flag;
  std::vector<std::string> known;
  for (const auto& flag : flags()) known.push_back(fmt::format("--{}", flag.text.name));
  const auto given = fmt::format("--{}", name);
  throw UsageError{
      fmt::format("unknown flag {}{}", given, suggestion(given, {known.begin(), known.end()}))};
}

// EmulatorOptions as the settings of a command line.
class FlagSettings {
 public:
  explicit FlagSettings(const EmulatorOptions& wanted) : given_{wanted.flags} {
    for (const auto& [name, value] : given_) add(flag_named(name), value);
  }

  void member(const std::string& name, const std::string& value) {
    if (!value.empty() && !given_.contains(name)) add(flag_named(name), value);
  }
  void member(const std::string& name, const std::vector<std::string>& values) {
    if (given_.contains(name)) return;
    for (const auto& value : values) add(flag_named(name), value);
  }
  template <typename Number>
  void member(const std::string& name, const std::optional<Number>& value) {
    if (value) member(name, fmt::to_string(*value));
  }

  const Settings& settings() const { return settings_; }

 private:
  void add(const Flag& flag, const std::string& value) {
    settings_.push_back({&flag, value, fmt::format("--{}", flag.text.name)});
  }

  const std::multimap<std::string, std::string>& given_;
  Settings settings_;
};

}  // namespace

Options read_emulator_options(const EmulatorOptions& wanted) try {
  FlagSettings flags{wanted};
  flags.member("host", wanted.host);
  flags.member("port", std::optional{wanted.port});
  flags.member("data", wanted.data);
  flags.member("fixtures", wanted.fixtures);
  flags.member("timelines", wanted.timelines);
  flags.member("faults", wanted.faults);
  flags.member("timeline", wanted.timeline);
  flags.member("blueprint-timeline", wanted.blueprint_timeline);
  flags.member("workflow-timeline", wanted.workflow_timeline);
  flags.member("clock", wanted.clock);
  flags.member("clock-rate", wanted.clock_rate);
  flags.member("seed", wanted.seed);
  flags.member("page-size", wanted.page_size);
  flags.member("account", wanted.account);
  flags.member("region", wanted.region);
  flags.member("log-level", wanted.log_level);
  return options_to_serve(flags.settings(), {});
} catch (const UsageError& error) {
  throw std::invalid_argument{error.what()};
}

}  // namespace glueprint
