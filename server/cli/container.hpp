#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace glueprint {

// Whether this process is the first of a container, or what an init started there.
bool runs_in_container();

// The flags that the server of this container was started with: those of its first process, or of
// what an init started, when that is this program. Empty outside of a container. `processes` is
// where the system shows processes.
std::vector<std::string> arguments_of_container(const std::filesystem::path& processes = "/proc");

}  // namespace glueprint
