#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace glueprint {

// The script that completes the commands and their flags in a shell: bash, zsh or fish. Nothing for
// another shell.
std::optional<std::string> completion_script(std::string_view shell);

}  // namespace glueprint
