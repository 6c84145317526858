#pragma once

#include <filesystem>
#include <vector>

namespace glueprint {

// What a folder of documents holds, in its sub-folders too, in the order of the names.
struct Folder {
  std::vector<std::filesystem::path> documents;    // *.json, except *.schema.json
  std::vector<std::filesystem::path> passed_over;  // other endings
};

// Looks into a folder. Names that begin with a dot are skipped: editors, version control and file
// systems put their own files there. Throws std::filesystem::filesystem_error.
Folder read_folder(const std::filesystem::path& path);

// What the folders among these paths hold that is passed over. None for one that cannot be read.
std::vector<std::filesystem::path> passed_over_in(const std::vector<std::filesystem::path>& paths);

}  // namespace glueprint
