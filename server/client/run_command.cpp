#include "server/client/run_command.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/text/percent_encoding.hpp"
#include "core/text/printable.hpp"
#include "server/admin/route.hpp"
#include "server/client/answer_text.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

constexpr std::chrono::milliseconds follow_interval{500};
constexpr std::string_view follow_page = "1000";
constexpr unsigned not_as_wanted = 422;

// The path with the first arguments in place of its `{name}`s; `taken` counts them.
std::string filled_path(const ServerCommand& command, const CommandInput& input,
                        std::size_t& taken) {
  std::string path{admin_prefix};
  auto rest = command.path;
  for (auto open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    path += rest.substr(0, open);
    path += percent_encoded(input.arguments[taken++]);
    rest.remove_prefix(rest.find('}') + 1);
  }
  return path.append(rest);
}

// Adds `input.Name` for the flag --input Name=VALUE.
void add_member(std::string_view name, const CommandInput& input,
                std::map<std::string, std::string>& query) {
  const std::string flag{name.substr(0, name.size() - 1)};
  const auto* const given = input.flag(flag);
  if (given == nullptr) return;
  const auto end = given->find('=');
  if (end == std::string::npos || end == 0) {
    throw std::invalid_argument{
        fmt::format("--{}: {} is not MEMBER=VALUE", flag, in_quotes(*given))};
  }
  query[fmt::format("{}{}", name, given->substr(0, end))] = given->substr(end + 1);
}

// The parameters of the route's query that flags give.
std::map<std::string, std::string> query_of_flags(const ServerCommand& command,
                                                  const CommandInput& input) {
  std::map<std::string, std::string> query;
  const auto add = [&](const std::string& name) {
    if (const auto* value = input.flag(name)) query[name] = *value;
  };
  add("account");
  add("region");
  const auto* const route = route_of(command);
  if (route == nullptr) return query;
  for (const auto& parameter : route->parameters) {
    if (parameter.name.ends_with('.')) {
      add_member(parameter.name, input, query);
      continue;
    }
    add(std::string{parameter.name});
    if (input.flag(fmt::format("no-{}", parameter.name)) != nullptr) {
      query[std::string{parameter.name}] = "false";
    }
  }
  return query;
}

std::string target_of(const std::string& path, const std::map<std::string, std::string>& query) {
  auto target = path;
  char separator = '?';
  for (const auto& [name, value] : query) {
    target += fmt::format("{}{}={}", separator, percent_encoded(name), percent_encoded(value));
    separator = '&';
  }
  return target;
}

bool is_json(const ServerAnswer& answer) {
  return answer.content_type.find("json") != std::string::npos;
}

// What the server says of a mistake: the detail of its problem document, or what comes nearest.
std::string refusal_of(const ServerAnswer& answer) {
  const auto problem = json::parse(answer.body, nullptr, false);
  if (problem.is_object() && problem.contains("detail") && problem["detail"].is_string()) {
    return problem["detail"].get<std::string>();
  }
  return fmt::format("the server answered {} {}", answer.status,
                     in_quotes(shortened(answer.body, 200)));
}

ServerAnswer asked(const CommandCall& call, const std::string& target, const std::string& body) {
  auto answer = ask_server(call.access, call.command->method, target, body);
  const bool is_verdict = call.command->path == "verify" && answer.status == not_as_wanted;
  if (answer.status >= 300 && !is_verdict) throw std::invalid_argument{refusal_of(answer)};
  return answer;
}

json parsed(const ServerAnswer& answer) {
  auto value = json::parse(answer.body, nullptr, false);
  if (value.is_discarded()) throw std::invalid_argument{"the server's answer is no JSON"};
  return value;
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
  auto value = parsed(answer);
  if (call.command->pick != nullptr) value = call.command->pick(std::move(value), input);
  const bool is_refused = answer.status == not_as_wanted;
  if (is_refused && !for_scripts) {
    out << refusal_of(answer) << '\n';
    value.erase("detail");
  }
  out << (for_scripts ? json_line(value) : answer_text(value, call.command->view));
}

// Prints the entries that are newer than `last`, the oldest first, and returns the newest one's id.
std::int64_t print_newer(const CommandCall& call, const json& page, std::int64_t last,
                         std::ostream& out) {
  auto newer = json::array();
  for (const auto& entry : page.at("entries")) {
    if (entry.at("id").get<std::int64_t>() > last) newer.push_back(entry);
  }
  std::reverse(newer.begin(), newer.end());
  for (const auto& entry : newer) {
    if (call.input.flag("json") != nullptr) out << json_line(entry);
  }
  if (call.input.flag("json") == nullptr) out << row_texts(newer, call.command->view.columns);
  out.flush();
  return newer.empty() ? last : newer.back().at("id").get<std::int64_t>();
}

// Asks for the journal again and again, until the server or the program ends.
int follow(const CommandCall& call, const std::string& path, std::ostream& out) {
  auto query = query_of_flags(*call.command, call.input);
  std::int64_t last = 0;
  while (out) {
    last = print_newer(call, parsed(asked(call, target_of(path, query), "")), last, out);
    query["limit"] = follow_page;
    std::this_thread::sleep_for(follow_interval);
  }
  return 0;
}

}  // namespace

int run_command(const CommandCall& call, std::ostream& out) {
  const auto& command = *call.command;
  std::size_t taken = 0;
  const auto path = filled_path(command, call.input, taken);
  if (call.input.flag("follow") != nullptr) return follow(call, path, out);
  const auto target = target_of(path, query_of_flags(command, call.input));
  auto input = call.input;
  input.arguments.erase(input.arguments.begin(),
                        input.arguments.begin() + static_cast<std::ptrdiff_t>(taken));
  std::vector<std::string> bodies{""};
  if (command.bodies != nullptr) bodies = command.bodies(input);
  bool is_as_wanted = true;
  for (const auto& body : bodies) {
    const auto answer = asked(call, target, body);
    print(call, input, answer, out);
    if (answer.status == not_as_wanted) is_as_wanted = false;
  }
  out.flush();
  return is_as_wanted ? 0 : 1;
}

}  // namespace glueprint
