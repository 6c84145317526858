#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace glueprint {

// The bytes of a file. Throws std::runtime_error with the reason, such as `No such file or
// directory`, also when it is no regular file or larger than `bytes_max`.
std::string read_whole_file(const std::filesystem::path& path, std::size_t bytes_max);

}  // namespace glueprint
