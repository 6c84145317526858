#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/options.hpp"

namespace glueprint {

// The text of a flag in --help, beginning with its heading.
struct FlagText {
  std::string_view group;
  std::string_view name;  // without dashes
  std::string_view placeholder;
  std::string help;
};

// One flag of `serve`: everything that the program knows of it. It is also an environment variable
// and, but for `config` and `layout-runner`, a name in the configuration file.
struct Flag {
  enum class Kind { boolean, decimal, number, text };

  FlagText text;
  Kind kind = Kind::text;  // its type in the configuration file
  bool is_repeatable = false;
  bool is_secret = false;    // then no message repeats its value
  std::string default_text;  // empty when there is none
  std::string expected;      // the form of a value, to end an error line with

  // Sets the option from a value. False when the value has another form.
  std::function<bool(Options&, std::string_view)> set;

  // How to mend a value that has another form, to end an error line with. May be absent.
  std::function<std::string(std::string_view)> advice;
};

// Every flag of `serve`, in the order of --help. `config` is among them, but sets nothing.
std::span<const Flag> flags();

// The flag of that name; nullptr when there is none.
const Flag* find_flag(std::string_view name);

// `port` as the variable GLUEPRINT_PORT.
std::string variable_name(const Flag& flag);

}  // namespace glueprint
