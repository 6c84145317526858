#include "server/cli/container.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

using namespace glueprint;
using namespace std::string_literals;

namespace {

using Arguments = std::vector<std::string>;

// A system of processes, as Linux shows it, in which this program is /glueprint.
class Processes {
 public:
  Processes() {
    std::filesystem::create_directories(root_ / "self");
    std::filesystem::create_symlink("/glueprint", root_ / "self" / "exe");
  }
  ~Processes() { std::filesystem::remove_all(root_); }

  void add(const std::string& number, const char* program, const std::string& command_line) {
    std::filesystem::create_directories(root_ / number);
    std::filesystem::create_symlink(program, root_ / number / "exe");
    std::ofstream{root_ / number / "cmdline", std::ios::binary} << command_line;
  }

  Arguments arguments() const { return arguments_of_container(root_); }

 private:
  std::filesystem::path root_ = std::filesystem::temp_directory_path() /
                                ("glueprint-processes-" + std::to_string(::getpid()));
};

}  // namespace

TEST_CASE("The flags of a container's server are those of its first process") {
  Processes processes;
  CHECK(processes.arguments().empty());
  processes.add("1", "/glueprint", "/glueprint\0serve\0--port\0005000\0"s);
  CHECK(processes.arguments() == Arguments{"--port", "5000"});
}

TEST_CASE("Behind an init, they are those of the server that it started") {
  Processes processes;
  processes.add("1", "/sbin/docker-init", "/sbin/docker-init\0--\0/glueprint\0"s);
  processes.add("6", "/glueprint", "/glueprint\0healthcheck\0"s);
  processes.add("7", "/glueprint", "/glueprint\0--port=5000\0"s);
  CHECK(processes.arguments() == Arguments{"--port=5000"});
}

TEST_CASE("Another program's flags are none of ours") {
  Processes processes;
  processes.add("1", "/sbin/init", "/sbin/init\0--port\0005000\0"s);
  CHECK(processes.arguments().empty());
}
