#include "server/client/commands.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "server/admin/route.hpp"

using namespace glueprint;

namespace {

using Words = std::vector<std::string>;

// Routes that are there for other programs than a shell's.
constexpr std::array without_command{"GET health", "GET openapi.json", "GET tls.pem", "GET events"};

template <typename Names>
bool is_among(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string named(std::string_view method, std::string_view path) {
  return std::string{method} + " " + std::string{path};
}

std::string found(const Words& arguments) {
  const auto* command = find_server_command(arguments);
  return command == nullptr ? "none" : std::string{command->words};
}

bool has_flag(const Words& arguments, std::string_view name) {
  const auto flags = flags_of(*find_server_command(arguments));
  return std::any_of(flags.begin(), flags.end(),
                     [&](const CommandFlag& flag) { return flag.name == name; });
}

}  // namespace

TEST_CASE("Every admin route has a command, or is named as having none") {
  for (const auto& route : routes()) {
    const auto name = named(route.method, route.path);
    const auto commands = server_commands();
    const bool has_command =
        std::any_of(commands.begin(), commands.end(),
                    [&](const ServerCommand& command) { return route_of(command) == &route; });
    CAPTURE(name);
    const bool is_other_name = route.path.starts_with('/');
    CHECK(has_command != (is_other_name || is_among(without_command, name)));
  }
}

TEST_CASE("Every command asks a route that there is") {
  for (const auto& command : server_commands()) {
    CAPTURE(command.words);
    CHECK(route_of(command) != nullptr);
  }
}

TEST_CASE("Commands differ by name, and none has a flag twice") {
  std::set<std::string_view> names;
  for (const auto& command : server_commands()) {
    CAPTURE(command.words);
    CHECK(names.insert(command.words).second);
    std::set<std::string> flags;
    for (const auto& flag : flags_of(command)) CHECK(flags.insert(flag.name).second);
  }
}

TEST_CASE("A command takes an argument for each name in its path") {
  for (const auto& command : server_commands()) {
    CAPTURE(command.words);
    const auto in_path = std::count(command.path.begin(), command.path.end(), '{');
    CHECK(argument_count(command).min >= static_cast<std::size_t>(in_path));
  }
}

TEST_CASE("The longest name wins, and a group alone means its list") {
  CHECK(found({"clock"}) == "clock show");
  CHECK(found({"clock", "--json"}) == "clock show");
  CHECK(found({"clock", "advance", "1h"}) == "clock advance");
  CHECK(found({"faults"}) == "faults list");
  CHECK(found({"journal"}) == "journal");
  CHECK(found({"journal", "clear"}) == "journal clear");
  CHECK(found({"clock", "avance"}) == "none");
  CHECK(found({"clok"}) == "none");
}

TEST_CASE("The flags of a command are those of its route") {
  CHECK(has_flag({"journal"}, "operation"));
  CHECK(has_flag({"journal"}, "limit"));
  CHECK(has_flag({"journal"}, "follow"));
  CHECK(has_flag({"reset"}, "no-fixtures"));
  CHECK(has_flag({"fixtures", "load"}, "replace"));
  CHECK(has_flag({"export"}, "region"));
  CHECK_FALSE(has_flag({"clock"}, "region"));
  CHECK_FALSE(has_flag({"faults", "kinds"}, "account"));
  CHECK(has_flag({"faults", "kinds"}, "url"));
}
