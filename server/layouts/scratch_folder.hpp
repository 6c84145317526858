#pragma once

#include <filesystem>
#include <string_view>

#include "server/archive/blueprint_files.hpp"

namespace glueprint {

// A folder of its own below the system's temporary one. It is removed with the object.
class ScratchFolder {
 public:
  // Throws std::system_error.
  ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Writes the files of a blueprint into a folder, which it makes. Throws ArchiveError and
// std::system_error.
void unpack_into(const std::filesystem::path& folder, const BlueprintFiles& blueprint);

// Writes a file. Throws std::system_error.
void write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace glueprint
