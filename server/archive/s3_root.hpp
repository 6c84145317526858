#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace glueprint {

// The result of registering an archive: the parameter spec, or the error that makes the blueprint
// FAILED.
struct RegisteredArchive {
  std::optional<std::string> parameter_spec;
  std::optional<std::string> error_message;
};

// Registers the archive at `s3://bucket/key`, which is the file bucket/key below `s3_root`. AWS
// documents how the two messages about unreadable archives begin. The text after the location,
// about the archive itself, is ours.
RegisteredArchive register_archive(const std::filesystem::path& s3_root, std::string_view location);

// The message for a file that the system refuses to read.
std::string access_error(std::error_code error, std::string_view location);

}  // namespace glueprint
