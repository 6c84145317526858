#include "server/cli/help.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/text/ascii.hpp"
#include "core/text/nearest_name.hpp"
#include "core/text/printable.hpp"
#include "core/version.hpp"
#include "server/cli/flags.hpp"
#include "server/cli/usage_error.hpp"

namespace glueprint {
namespace {

constexpr std::size_t columns_max = 100;

constexpr std::array own_table{
    OwnCommand{"serve", "[serve] [FLAG...]", "run the server (the default)"},
    OwnCommand{"check", "check PATH...",
               "print every mistake in fixtures, timelines, fault plans and blueprints"},
    OwnCommand{"healthcheck", "healthcheck [--url URL]",
               "ask a server whether it is ready; exit 0 if it is, else 1"},
    OwnCommand{"version", "version, --version, -v", "print the version"},
    OwnCommand{"help", "help [COMMAND], --help, -h", "print this text, or that of a command"},
    OwnCommand{"completion", "completion SHELL", "print the completions for bash, zsh or fish"},
    OwnCommand{"man", "man", "print the manual page"}};

constexpr std::size_t usage_width = 44;
constexpr std::size_t flag_width = 26;

constexpr std::string_view conclusion = R"(
Each flag is also an environment variable: --page-size is GLUEPRINT_PAGE_SIZE. There, ":" separates
the values of a list. A flag overrides the environment, which overrides the file, which overrides
the default. Commands for a running server ask that of --url, else that of GLUEPRINT_URL, else
http://localhost:4566. Exit status: 0 after SIGTERM or SIGINT, 1 when a check finds a mistake or a
verification does not hold, 2 when the command cannot be run.
)";

std::string left_column(const Flag& flag) {
  return fmt::format("  --{} {}", flag.text.name, flag.text.placeholder);
}

std::string right_column(const Flag& flag) {
  std::string text = flag.text.help;
  if (flag.is_repeatable) text += "; repeatable";
  if (!flag.default_text.empty()) text += fmt::format(" [{}]", flag.default_text);
  return text;
}

// Appends text, wrapped; each line but the first is indented.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent) {
  const auto width = columns_max - indent;
  while (text.size() > width) {
    const auto end = text.rfind(' ', width);
    out += text.substr(0, end);
    out += '\n';
    out.append(indent, ' ');
    text.remove_prefix(end + 1);
  }
  out += text;
  out += '\n';
}

void append_line(std::string& out, std::string_view usage, std::string_view help) {
  out += fmt::format("{:<{}}", fmt::format("  glueprint {}", usage), usage_width);
  append_wrapped(out, help, usage_width);
}

void append_usage(std::string& out, const ServerCommand& command) {
  const auto* const blank = command.arguments.empty() ? "" : " ";
  append_line(out, fmt::format("{}{}{}", command.words, blank, command.arguments), command.help);
}

void append_serve_flags(std::string& out) {
  std::size_t left_width = 0;
  for (const auto& flag : flags()) left_width = std::max(left_width, left_column(flag).size() + 2);
  std::string_view group;
  for (const auto& flag : flags()) {
    if (flag.text.group != group) {
      group = flag.text.group;
      out += fmt::format("\n{}:\n", group);
    }
    out += fmt::format("{:<{}}", left_column(flag), left_width);
    append_wrapped(out, right_column(flag), left_width);
  }
}

std::string_view first_word(std::string_view words) {
  return words.substr(0, words.find(' '));
}

std::size_t word_count(const ServerCommand& command) {
  const auto words = command.words;
  return 1 + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
}

std::string help_on_command(const ServerCommand& command) {
  auto out = fmt::format("glueprint {}\n\n{}.\n\n", usage_of(command), command.help);
  out[out.find("\n\n") + 2] = to_upper(command.help[0]);
  for (const auto& flag : flags_of(command)) {
    out += fmt::format("{:<{}}", fmt::format("  --{} {}", flag.name, flag.placeholder), flag_width);
    append_wrapped(out, flag.help, flag_width);
  }
  return out;
}

std::string help_on_group(std::string_view group) {
  std::string out;
  for (const auto& command : server_commands()) {
    if (first_word(command.words) == group) append_usage(out, command);
  }
  return out + "\nglueprint help COMMAND shows the flags of each.\n";
}

}  // namespace

std::span<const OwnCommand> own_commands() {
  return own_table;
}

std::vector<std::string_view> first_words() {
  std::vector<std::string_view> words;
  for (const auto& command : own_table) words.push_back(command.name);
  for (const auto& command : server_commands()) {
    const auto word = first_word(command.words);
    if (words.back() != word) words.push_back(word);
  }
  return words;
}

std::string usage_of(const ServerCommand& command) {
  const auto* const blank = command.arguments.empty() ? "" : " ";
  return fmt::format("{}{}{} [FLAG...]", command.words, blank, command.arguments);
}

std::string help_text() {
  std::string out{"Glueprint, a local emulator of the AWS Glue blueprint API\n\n"};
  for (const auto& command : own_table) append_line(out, command.usage, command.help);
  out += "\nFor a running server:\n\n";
  for (const auto& command : server_commands()) append_usage(out, command);
  out += "\nFlags of serve, with [default]\n";
  append_serve_flags(out);
  out += conclusion;
  return out;
}

std::string help_on(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments[0].starts_with('-')) return help_text();
  const auto& name = arguments[0];
  for (const auto& command : own_table) {
    if (command.name == name) return help_text();
  }
  const auto all = server_commands();
  const auto in_group = std::count_if(all.begin(), all.end(), [&](const ServerCommand& command) {
    return first_word(command.words) == name;
  });
  if (in_group == 0) {
    throw UsageError{
        fmt::format("unknown command {}{}", in_quotes(name), suggestion(name, first_words()))};
  }
  const auto* const command = find_server_command(arguments);
  const bool is_named = command != nullptr && words_of(*command, arguments) == word_count(*command);
  return is_named ? help_on_command(*command) : help_on_group(name);
}

std::string version_text() {
  return fmt::format("glueprint {}\n", version);
}

}  // namespace glueprint
