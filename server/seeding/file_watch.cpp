#include "server/seeding/file_watch.hpp"

#include <system_error>
#include <utility>

#include "server/documents/folder.hpp"

namespace glueprint {

namespace fs = std::filesystem;

FileWatch::FileWatch(std::vector<fs::path> paths) : paths_{std::move(paths)}, stamps_{look()} {}

bool FileWatch::has_changed() {
  auto stamps = look();
  std::swap(stamps, stamps_);
  return stamps != stamps_;
}

// An unreadable file or directory counts as absent; reading the files will report it.
FileWatch::Stamps FileWatch::look() const {
  Stamps stamps;
  std::error_code error;
  const auto note = [&stamps](const fs::path& file) {
    std::error_code ignored;
    const auto bytes = fs::file_size(file, ignored);
    stamps.insert_or_assign(file, Stamp{bytes, fs::last_write_time(file, ignored)});
  };
  for (const auto& path : paths_) {
    if (!fs::is_directory(path, error)) {
      note(path);
      continue;
    }
    try {
      for (const auto& file : read_folder(path).documents) note(file);
    } catch (const fs::filesystem_error&) {
      continue;
    }
  }
  return stamps;
}

}  // namespace glueprint
