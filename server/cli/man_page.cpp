#include "server/cli/man_page.hpp"

#include <string_view>

#include <fmt/format.h>

#include "core/version.hpp"
#include "server/cli/flags.hpp"
#include "server/cli/help.hpp"

namespace glueprint {
namespace {

// A text in which troff finds nothing to obey: no request at its beginning, no escape, no hyphen in
// place of a minus.
std::string troff(std::string_view text) {
  std::string escaped;
  if (text.starts_with('.') || text.starts_with('\'')) escaped = "\\&";
  for (const char c : text) {
    if (c == '\\') {
      escaped += "\\e";
    } else if (c == '-') {
      escaped += "\\-";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

void append_entry(std::string& page, std::string_view term, std::string_view text) {
  page += fmt::format(".TP\n.B {}\n{}\n", troff(term), troff(text));
}

void append_command(std::string& page, const ServerCommand& command) {
  append_entry(page, fmt::format("glueprint {}", usage_of(command)), command.help);
  page += ".RS\n";
  for (const auto& flag : command_flags(command)) {
    append_entry(page, fmt::format("--{} {}", flag.name, flag.placeholder), flag.help);
  }
  page += ".RE\n";
}

void append_flag(std::string& page, const Flag& flag) {
  auto text = flag.text.help;
  if (flag.is_repeatable) text += "; repeatable";
  if (!flag.default_text.empty()) text += fmt::format(" [{}]", flag.default_text);
  append_entry(page, fmt::format("--{} {}", flag.text.name, flag.text.placeholder), text);
}

}  // namespace

std::string man_page() {
  auto page = fmt::format(
      ".TH GLUEPRINT 1 \"\" \"glueprint {}\"\n.SH NAME\nglueprint \\- local emulator of the AWS "
      "Glue "
      "blueprint API\n.SH SYNOPSIS\n.B glueprint\n[\\fICOMMAND\\fR] [\\fIFLAG\\fR...]\n",
      version);
  page += ".SH COMMANDS\n";
  for (const auto& command : own_commands()) {
    append_entry(page, fmt::format("glueprint {}", command.usage), command.help);
  }
  page += ".SH COMMANDS FOR A RUNNING SERVER\nEach of them also takes these flags:\n";
  for (const auto& flag : common_flags()) {
    append_entry(page, fmt::format("--{} {}", flag.name, flag.placeholder), flag.help);
  }
  page += ".PP\nThe commands:\n";
  for (const auto& command : server_commands()) append_command(page, command);
  page += ".SH FLAGS OF SERVE\n";
  for (const auto& flag : flags()) append_flag(page, flag);
  page += fmt::format(
      ".SH EXIT STATUS\n{}\n.SH SEE ALSO\n/usr/share/doc/glueprint\n",
      troff("0; 1 when a check finds a mistake, a verification does not hold or a server is not "
            "ready; 2 when the command cannot be run."));
  return page;
}

}  // namespace glueprint
