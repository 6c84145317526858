#include "server/documents/folder.hpp"

#include <algorithm>
#include <iterator>
#include <system_error>

namespace glueprint {

namespace fs = std::filesystem;

Folder read_folder(const fs::path& path) {
  Folder folder;
  fs::recursive_directory_iterator entry{path};
  for (; entry != fs::recursive_directory_iterator{}; ++entry) {
    const auto name = entry->path().filename();
    if (name.native().starts_with('.')) {
      entry.disable_recursion_pending();
      continue;
    }
    std::error_code error;
    if (entry->is_directory(error) && !entry->is_symlink(error)) continue;
    if (name.extension() != ".json") {
      folder.passed_over.push_back(entry->path());
    } else if (name.stem().extension() != ".schema") {
      folder.documents.push_back(entry->path());
    }
  }
  std::sort(folder.documents.begin(), folder.documents.end());
  std::sort(folder.passed_over.begin(), folder.passed_over.end());
  return folder;
}

std::vector<fs::path> passed_over_in(const std::vector<fs::path>& paths) {
  std::vector<fs::path> all;
  for (const auto& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) continue;
    try {
      auto here = read_folder(path).passed_over;
      std::move(here.begin(), here.end(), std::back_inserter(all));
    } catch (const fs::filesystem_error&) {
      continue;
    }
  }
  return all;
}

}  // namespace glueprint
