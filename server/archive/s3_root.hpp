#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace glueprint {

// The result of registering an archive: the parameter spec, or the error that makes the blueprint
// FAILED. The remark says how to mend it where the error, which is AWS's, does not.
struct RegisteredArchive {
  std::optional<std::string> parameter_spec;
  std::optional<std::string> error_message;
  std::optional<std::string> remark;
};

// Registers the archive at `s3://bucket/key`, which is the file bucket/key below `s3_root`. AWS
// documents how the messages about unreadable archives begin, and the one about an archive without
// blueprint.cfg. The text after the location, about the archive itself, is ours.
RegisteredArchive register_archive(const std::filesystem::path& s3_root, std::string_view location);

// The archive at a location, when it is a file that can be read.
std::optional<std::filesystem::path> find_archive(const std::filesystem::path& s3_root,
                                                  std::string_view location);

// The message for a file that the system refuses to read.
std::string access_error(std::error_code error, std::string_view location);

}  // namespace glueprint
