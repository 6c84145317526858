#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace glueprint {

// The files of a blueprint's project, by their names from its root, as they lie in an archive or in
// a folder. Each is read when it is asked for, which may throw ArchiveError.
struct BlueprintFiles {
  std::string name;  // that of the archive without `.zip`, or of the folder
  std::map<std::string, std::function<std::string()>> files;

  bool has_file(const std::string& file) const { return files.contains(file); }
  bool has_folder(std::string_view folder) const;
  std::string read(const std::string& file) const { return files.at(file)(); }
};

// Opens a ZIP archive, and reads it into memory. Entries named `./x` and `x\y` are x and x/y; a
// symbolic link is what it leads to. Throws ArchiveError when the archive is broken or larger than
// AWS allows, and when it has hostile contents: names and links that lead out of its folder, links
// in a circle, devices, encrypted entries.
BlueprintFiles open_archive(const std::filesystem::path& archive);

// Opens a folder that holds what an archive would; names that begin with a dot are left out. Throws
// ArchiveError when it is larger than an archive may be.
BlueprintFiles open_folder(const std::filesystem::path& folder);

// The name of blueprint.cfg: at the root, else in a folder named like the archive, as AWS
// documents. Throws MissingCfg, which says where one lies.
std::string cfg_name_in(const BlueprintFiles& blueprint);

}  // namespace glueprint
