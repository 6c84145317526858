#include <optional>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "core/text/nearest_name.hpp"
#include "server/cli/settings.hpp"
#include "server/cli/usage_error.hpp"

namespace glueprint {
namespace {

std::string place_of(const std::string& file, const toml::source_region& source) {
  return fmt::format("{}:{}:{}", file, source.begin.line, source.begin.column);
}

// Why no file may set the flag; empty for most. A file comes with other people's work, and is no
// place for a command that is run.
std::string_view refusal_of(std::string_view name) {
  if (name == "config") return "a configuration file cannot name another";
  if (name == "layout-runner") {
    return "a configuration file cannot name a command; give --layout-runner, or set "
           "GLUEPRINT_LAYOUT_RUNNER";
  }
  return {};
}

const Flag& known_flag(const std::string& file, const toml::key& key) {
  if (const auto* const flag = find_flag(key.str())) {
    const auto refusal = refusal_of(key.str());
    if (refusal.empty()) return *flag;
    throw UsageError{fmt::format("{}: {}", place_of(file, key.source()), refusal)};
  }
  std::vector<std::string_view> names;
  for (const auto& candidate : flags()) names.push_back(candidate.text.name);
  throw UsageError{fmt::format("{}: unknown name \"{}\"{}", place_of(file, key.source()), key.str(),
                               suggestion(key.str(), names))};
}

// The text of a value of the flag's type; nothing for another type.
std::optional<std::string> find_text(const Flag& flag, const toml::node& value) {
  const auto text_of = [](const auto& found) {
    return found ? std::optional{fmt::to_string(*found)} : std::nullopt;
  };
  switch (flag.kind) {
    case Flag::Kind::boolean:
      return text_of(value.value_exact<bool>());
    case Flag::Kind::decimal:
      return text_of(value.is_number() ? value.value<double>() : std::nullopt);
    case Flag::Kind::number:
      return text_of(value.value_exact<std::int64_t>());
    case Flag::Kind::text:
      return value.value_exact<std::string>();
  }
  return std::nullopt;
}

std::string text_of(const Flag& flag, const toml::node& value, const std::string& source) {
  if (auto text = find_text(flag, value)) return *std::move(text);
  const auto* quotes = flag.kind == Flag::Kind::text ? "in quotes" : "not in quotes";
  const auto number = value.value<double>();
  const auto advice = number && flag.advice ? flag.advice(fmt::to_string(*number)) : "";
  throw UsageError{fmt::format("{}: {} must be {}, {}{}", source, flag.text.name, flag.expected,
                               quotes, advice)};
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
