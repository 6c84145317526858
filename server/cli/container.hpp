#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace glueprint {

// The flags that the server of this container was started with: those of its first process, or of
// what an init started, when that is this program. Empty outside of a container. `processes` is
// where the system shows processes.
std::vector<std::string> arguments_of_container(const std::filesystem::path& processes = "/proc");

}  // namespace glueprint
