#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace glueprint {

// What registering an archive gives: the parameter spec, or the error that makes the blueprint
// FAILED.
struct RegisteredArchive {
  std::optional<std::string> parameter_spec;
  std::optional<std::string> error_message;
};

// Registers the archive at `s3://bucket/key`, which is the file bucket/key below `s3_root`. AWS
// documents how the two messages begin that say why an archive cannot be read; what follows the
// location, where the archive itself is at fault, is ours.
RegisteredArchive register_archive(const std::filesystem::path& s3_root, std::string_view location);

// The message for a file that the system does not give.
std::string access_error(std::error_code error, std::string_view location);

}  // namespace glueprint
