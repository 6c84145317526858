#include "server/cli/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/version.hpp"
#include "server/cli/flags.hpp"

namespace glueprint {
namespace {

constexpr std::size_t columns_max = 100;

constexpr std::string_view introduction =
    R"(Glueprint, a local emulator of the AWS Glue blueprint API

  glueprint [serve] [FLAG...]         run the server (the default)
  glueprint check PATH...             print every mistake in fixtures, timelines and fault plans
  glueprint healthcheck [--url URL]   ask a server whether it is ready; exit 0 if it is, else 1
  glueprint --version | --help

Flags of serve, with [default]
)";

constexpr std::string_view conclusion = R"(
Each flag is also an environment variable: --page-size is GLUEPRINT_PAGE_SIZE. There, ":" separates
the values of a list. A flag overrides the environment, which overrides the file, which overrides
the default. Exit status: 0 after SIGTERM or SIGINT, 1 when a check finds a mistake, 2 when the
command cannot be run.
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

}  // namespace

std::string help_text() {
  std::size_t left_width = 0;
  for (const auto& flag : flags()) left_width = std::max(left_width, left_column(flag).size() + 2);

  std::string out{introduction};
  std::string_view group;
  for (const auto& flag : flags()) {
    if (flag.text.group != group) {
      group = flag.text.group;
      out += fmt::format("\n{}:\n", group);
    }
    out += fmt::format("{:<{}}", left_column(flag), left_width);
    append_wrapped(out, right_column(flag), left_width);
  }
  out += conclusion;
  return out;
}

std::string version_text() {
  return fmt::format("glueprint {}\n", version);
}

}  // namespace glueprint
