#include "server/cli/argument_parser.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text/ascii.hpp"
#include "core/text/nearest_name.hpp"
#include "server/cli/usage_error.hpp"

namespace glueprint {
namespace {

// Refuses a flag where a value must stand: CLI11 takes any text after a flag as its value.
void refuse_flag_as_value(const std::string& name, const std::string& value) {
  if (!value.starts_with("--")) return;
  throw UsageError{fmt::format("--{} needs a value, and \"{}\" is a flag", name, value)};
}

bool looks_like_a_flag(const std::string& argument) {
  return argument.size() > 1 && argument.front() == '-' && !is_digit(argument[1]);
}

}  // namespace

ArgumentParser::ArgumentParser() {
  app_.set_help_flag();
  app_.allow_extras();
}

void ArgumentParser::add_flag(std::string_view name) {
  app_.add_option(fmt::format("--{}", name), values_[std::string{name}])->allow_extra_args(false);
}

void ArgumentParser::add_switch(std::string_view name) {
  app_.add_flag(fmt::format("--{}", name), values_[std::string{name}])
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void ArgumentParser::parse(std::vector<std::string> arguments) {
  std::reverse(arguments.begin(), arguments.end());
  try {
    app_.parse(arguments);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string text = error.what();
    throw UsageError{fmt::format("{} needs a value", text.substr(0, text.find(':')))};
  } catch (const CLI::ParseError& error) {
    throw UsageError{error.what()};
  }
  for (const auto& [name, values] : values_) {
    for (const auto& value : values) refuse_flag_as_value(name, value);
  }
}

std::vector<std::string> ArgumentParser::rest() const {
  auto rest = app_.remaining();
  const auto dashed = std::find_if(rest.begin(), rest.end(), looks_like_a_flag);
  if (dashed == rest.end()) return rest;
  const auto flag = dashed->substr(0, dashed->find('='));
  std::vector<std::string> known;
  for (const auto& [name, values] : values_) known.push_back(fmt::format("--{}", name));
  throw UsageError{
      fmt::format("unknown flag {}{}", flag, suggestion(flag, {known.begin(), known.end()}))};
}

}  // namespace glueprint
