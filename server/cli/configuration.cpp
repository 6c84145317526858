#include <fmt/format.h>
#include <toml++/toml.h>

#include "server/cli/settings.hpp"
#include "server/cli/usage_error.hpp"
#include "server/nearest_name.hpp"

namespace glueprint {
namespace {

std::string place_of(const std::string& file, const toml::source_region& source) {
  return fmt::format("{}:{}:{}", file, source.begin.line, source.begin.column);
}

const Flag& known_flag(const std::string& file, const toml::key& key) {
  const auto* const flag = find_flag(key.str());
  if (flag != nullptr && key.str() != "config") return *flag;
  if (flag != nullptr) {
    throw UsageError{
        fmt::format("{}: a configuration file cannot name another", place_of(file, key.source()))};
  }
  std::vector<std::string_view> names;
  for (const auto& candidate : flags()) names.push_back(candidate.text.name);
  throw UsageError{fmt::format("{}: unknown name \"{}\"{}", place_of(file, key.source()), key.str(),
                               suggestion(key.str(), names))};
}

// The text of a value that has the flag's type.
std::string text_of(const Flag& flag, const toml::node& value, const std::string& source) {
  if (flag.kind == Flag::Kind::number) {
    if (const auto number = value.value_exact<std::int64_t>()) return fmt::to_string(*number);
    throw UsageError{
        fmt::format("{}: {} must be {}, not in quotes", source, flag.text.name, flag.expected)};
  }
  if (flag.kind == Flag::Kind::boolean) {
    if (const auto is_on = value.value_exact<bool>()) return *is_on ? "true" : "false";
    throw UsageError{
        fmt::format("{}: {} must be {}, not in quotes", source, flag.text.name, flag.expected)};
  }
  if (const auto text = value.value_exact<std::string>()) return *text;
  throw UsageError{
      fmt::format("{}: {} must be {}, in quotes", source, flag.text.name, flag.expected)};
}

void add_settings(Settings& settings, const Flag& flag, const toml::node& value,
                  const std::string& file) {
  const auto add = [&](const toml::node& one) {
    const auto source = place_of(file, one.source());
    settings.push_back({&flag, text_of(flag, one, source), source});
  };
  const auto* const list = value.as_array();
  if (list == nullptr || !flag.is_repeatable) return add(value);
  for (const auto& element : *list) add(element);
}

}  // namespace

Settings read_configuration(const std::string& name, std::string_view text) try {
  Settings settings;
  const auto table = toml::parse(text);
  for (const auto& [key, value] : table) {
    add_settings(settings, known_flag(name, key), value, name);
  }
  return settings;
} catch (const toml::parse_error& error) {
  throw UsageError{
      fmt::format("{}: is not TOML: {}", place_of(name, error.source()), error.description())};
}

}  // namespace glueprint
