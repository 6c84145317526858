#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace glueprint {

struct Route;

// What a command was given: the arguments after its name, and the values of its flags by their
// names without dashes. A switch that is given is "true".
struct CommandInput {
  std::vector<std::string> arguments;
  std::map<std::string, std::string> flags;

  // The value of a flag; nullptr when it is not given.
  const std::string* flag(const std::string& name) const;
};

// One flag of a command. Without a placeholder it is a switch, and needs no value.
struct CommandFlag {
  std::string name;
  std::string placeholder;
  std::string help;
};

// A column of the table that shows an answer: its heading, and the JSON pointer of its cells.
struct Column {
  std::string_view heading;
  const char* pointer;
  bool is_time = false;  // epoch seconds, shown as ISO 8601
};

// How people are shown an answer: a row for each element of the array at `rows`. Without columns an
// answer of plain members is a line each, and any other is JSON.
struct AnswerView {
  const char* rows = "";
  std::span<const Column> columns = {};
};

// One command for a running server. It asks the admin route of that method and path; the first
// arguments are what stands for the `{name}`s of the path.
struct ServerCommand {
  std::string_view words;      // its name: `clock advance`
  std::string_view arguments;  // as help shows them: `ID [FILE|-]`
  std::string_view help;
  std::string_view method;
  std::string_view path;

  // Writes the bodies of the requests, of which most commands send one. Throws
  // std::invalid_argument for what cannot be sent.
  std::vector<std::string> (*bodies)(const CommandInput& input) = nullptr;

  AnswerView view = {};
  std::span<const CommandFlag> own_flags = {};  // beside those of the route's query

  // What of the answer is wanted; all of it when there is none.
  nlohmann::json (*pick)(nlohmann::json answer, const CommandInput& input) = nullptr;
};

// Every command, in the order of help.
std::span<const ServerCommand> server_commands();

// The command whose name begins the arguments: the longest one. A group's name alone, such as
// `faults`, means its `list` or `show`. nullptr when there is none.
const ServerCommand* find_server_command(const std::vector<std::string>& arguments);

// How many arguments are its name.
std::size_t words_of(const ServerCommand& command, const std::vector<std::string>& arguments);

// The route that a command asks; nullptr when this server has none.
const Route* route_of(const ServerCommand& command);

// The flags of a command beside those of all commands: its own, and those of its route's query.
std::vector<CommandFlag> command_flags(const ServerCommand& command);

// The flags of all commands, and those of one with these.
std::span<const CommandFlag> common_flags();
std::vector<CommandFlag> flags_of(const ServerCommand& command);

// How many arguments a command takes, by what help shows of them.
struct ArgumentCount {
  std::size_t min = 0;
  std::size_t max = 0;
};
ArgumentCount argument_count(const ServerCommand& command);

}  // namespace glueprint
