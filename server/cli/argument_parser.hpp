#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace glueprint {

// The arguments of one command, parsed by CLI11: flags with a value each, as text, and the rest.
class ArgumentParser {
 public:
  ArgumentParser();

  void add_flag(std::string_view name);

  // A flag that needs no value: without one it is true.
  void add_switch(std::string_view name);

  // Throws UsageError for a flag that lacks its value.
  void parse(std::vector<std::string> arguments);

  const std::vector<std::string>& values(std::string_view name) const {
    return values_.at(std::string{name});
  }

  // The arguments that are no flags. A minus before a digit makes none. Throws UsageError for one
  // that looks like a flag.
  std::vector<std::string> rest() const;

 private:
  CLI::App app_;
  std::map<std::string, std::vector<std::string>> values_;
};

}  // namespace glueprint
