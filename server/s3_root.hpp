#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
namespace glueprint {
struct Registration {
  std::optional<std::string> parameter_spec;
  std::optional<std::string> error_message;
};
Registration register_archive(const std::filesystem::path& s3_root, std::string_view location);
}  // namespace glueprint
