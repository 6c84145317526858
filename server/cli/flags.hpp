#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/options.hpp"

namespace glueprint {

// What --help says of a flag. The heading under which it stands comes first.
struct FlagText {
  std::string_view group;
  std::string_view name;  // without dashes
  std::string_view placeholder;
  std::string help;
};

// One flag of `serve`, which is also a variable of the environment and a name in the configuration
// file: all that the program knows of it.
struct Flag {
  enum class Kind { boolean, decimal, number, text };

  FlagText text;
  Kind kind = Kind::text;  // its type in the configuration file
  bool is_repeatable = false;
  std::string default_text;  // empty when there is none
  std::string expected;      // what a value must be, to end an error line with

  // Takes a value over into the options; false when it is not what is expected.
  std::function<bool(Options&, std::string_view)> set;
};

// Every flag of `serve`, in the order of --help. `config` is among them, and sets nothing.
std::span<const Flag> flags();

// The flag of that name; nullptr when there is none.
const Flag* find_flag(std::string_view name);

// `port` as the variable GLUEPRINT_PORT.
std::string variable_name(const Flag& flag);

}  // namespace glueprint
