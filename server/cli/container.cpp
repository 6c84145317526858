#include "server/cli/container.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

#include <unistd.h>

namespace glueprint {
namespace {

// Docker's init starts the server as one of the next processes. Outside of containers, processes of
// these numbers are the kernel's.
constexpr int first_processes = 16;

std::filesystem::path program_of(const std::filesystem::path& process) {
  std::error_code error;
  auto program = std::filesystem::read_symlink(process / "exe", error);
  return error ? std::filesystem::path{} : program;
}

// The arguments after the program's name.
std::vector<std::string> arguments_of(const std::filesystem::path& process) {
  std::vector<std::string> arguments;
  std::ifstream file{process / "cmdline", std::ios::binary};
  for (std::string argument; std::getline(file, argument, '\0');) arguments.push_back(argument);
  if (!arguments.empty()) arguments.erase(arguments.begin());
  return arguments;
}

}  // namespace

bool runs_in_container() {
  return ::getpid() <= first_processes;
}

std::vector<std::string> arguments_of_container(const std::filesystem::path& processes) {
  const auto own_program = program_of(processes / "self");
  for (int number = 1; number <= first_processes && !own_program.empty(); ++number) {
    const auto process = processes / std::to_string(number);
    if (program_of(process) != own_program) continue;
    auto arguments = arguments_of(process);
    const bool is_named = !arguments.empty() && arguments.front() == "serve";
    if (is_named) arguments.erase(arguments.begin());
    const bool is_server = arguments.empty() || arguments.front().starts_with("--");
    if (is_server) return arguments;
  }
  return {};
}

}  // namespace glueprint
