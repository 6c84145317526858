#include "server/cli/completion.hpp"

#include <map>
#include <vector>

#include <fmt/format.h>

#include "server/cli/flags.hpp"
#include "server/cli/help.hpp"

namespace glueprint {
namespace {

// What may follow the words of a command, by these words, each with a blank before it.
using Choices = std::map<std::string, std::vector<std::string>>;

Choices all_choices() {
  Choices choices;
  for (const auto word : first_words()) choices[""].emplace_back(word);
  for (const auto& flag : flags()) {
    for (const auto* place : {"", " serve"}) {
      choices[place].push_back(fmt::format("--{}", flag.text.name));
    }
  }
  choices[" healthcheck"] = {"--url"};
  choices[" completion"] = {"bash", "zsh", "fish"};
  for (const auto& command : server_commands()) {
    const auto blank = command.words.find(' ');
    if (blank != std::string_view::npos) {
      const auto group = fmt::format(" {}", command.words.substr(0, blank));
      choices[group].emplace_back(command.words.substr(blank + 1));
    }
    auto& own = choices[fmt::format(" {}", command.words)];
    for (const auto& flag : flags_of(command)) own.push_back(fmt::format("--{}", flag.name));
  }
  return choices;
}

// The lines of a `case` of the shell, which bash and zsh have alike; longer names come first.
std::string cases() {
  const auto choices = all_choices();
  std::string lines;
  for (auto entry = choices.rbegin(); entry != choices.rend(); ++entry) {
    const auto* const rest = entry->first.empty() ? "" : "*";
    lines += fmt::format("    \"{}\"{}) choices=\"{}\" ;;\n", entry->first, rest,
                         fmt::join(entry->second, " "));
  }
  return lines;
}

std::string bash_script() {
  return fmt::format(R"(_glueprint() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} place="" word choices=""
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    [[ $word == -* ]] || place+=" $word"
  done
  case $place in
{}  esac
  COMPREPLY=($(compgen -W "$choices" -- "$current"))
}}
complete -o default -F _glueprint glueprint
)",
                     cases());
}

std::string zsh_script() {
  return fmt::format(R"(#compdef glueprint
_glueprint() {{
  local place="" word choices=""
  for word in "${{(@)words[2,CURRENT-1]}}"; do
    [[ $word == -* ]] || place+=" $word"
  done
  case $place in
{}  esac
  compadd -- ${{=choices}}
  _files
}}
if [[ $funcstack[1] == _glueprint ]]; then _glueprint "$@"; else compdef _glueprint glueprint; fi
)",
                     cases());
}

std::string fish_script() {
  std::string script = R"(function __glueprint_place
    set -l place
    for word in (commandline -opc)[2..-1]
        string match -q -- '-*' $word; or set -a place $word
    end
    test "$place" = "$argv"
end
)";
  for (const auto& [place, choices] : all_choices()) {
    script += fmt::format("complete -c glueprint -n '__glueprint_place{}' -a '{}'\n", place,
                          fmt::join(choices, " "));
  }
  return script;
}

}  // namespace

std::optional<std::string> completion_script(std::string_view shell) {
  if (shell == "bash") return bash_script();
  if (shell == "zsh") return zsh_script();
  if (shell == "fish") return fish_script();
  return std::nullopt;
}

}  // namespace glueprint
