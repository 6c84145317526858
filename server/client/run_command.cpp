#include "server/client/run_command.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/text/printable.hpp"
#include "server/client/answer_text.hpp"
#include "server/client/command_target.hpp"
#include "server/client/follow_journal.hpp"
#include "server/client/server_words.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

bool is_json(const ServerAnswer& answer) {
  return answer.content_type.find("json") != std::string::npos;
}

// Whether it is the verdict of a verification that does not hold, and not a mistake in it.
bool is_not_as_wanted(const ServerAnswer& answer) {
  const auto verdict = json::parse(answer.body, nullptr, false);
  return answer.status == 422 && verdict.is_object() && verdict.contains("holds");
}

ServerAnswer asked(const CommandCall& call, const std::string& target, const std::string& body) {
  auto answer = ask_server(call.access, call.command->method, target, body);
  if (answer.status >= 300 && !is_not_as_wanted(answer))
    throw std::invalid_argument{refusal_of(answer)};
  return answer;
}

void print(const CommandCall& call, const CommandInput& input, const ServerAnswer& answer,
           std::ostream& out) {
  const bool for_scripts = input.flag("json") != nullptr;
  if (answer.body.empty()) {
    if (!for_scripts) out << "Done.\n";
    return;
  }
  if (!is_json(answer)) {
    out << shown_lines(answer.body);
    return;
  }
  auto value = json_of(answer);
  if (call.command->pick != nullptr) value = call.command->pick(std::move(value), input);
  if (!for_scripts && is_not_as_wanted(answer)) {
    out << printable(refusal_of(answer)) << '\n';
    return;
  }
  out << (for_scripts ? json_line(value) : answer_text(value, call.command->view));
}

}  // namespace

int run_command(const CommandCall& call, std::ostream& out) {
  const auto& command = *call.command;
  if (call.input.flag("follow") != nullptr) return follow_journal(call, out);
  const auto target = target_of(command, call.input);
  auto input = call.input;
  const auto in_path = std::count(command.path.begin(), command.path.end(), '{');
  input.arguments.erase(input.arguments.begin(), input.arguments.begin() + in_path);
  std::vector<std::string> bodies{""};
  if (command.bodies != nullptr) bodies = command.bodies(input);
  bool is_as_wanted = true;
  for (const auto& body : bodies) {
    const auto answer = asked(call, target, body);
    print(call, input, answer, out);
    if (is_not_as_wanted(answer)) is_as_wanted = false;
  }
  out.flush();
  return is_as_wanted ? 0 : 1;
}

}  // namespace glueprint
