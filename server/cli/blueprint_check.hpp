#pragma once

#include <filesystem>
#include <vector>

#include "server/documents/mistake.hpp"

namespace glueprint {

// The blueprints at a path that `check` was given: archives, and folders that hold a blueprint.cfg.
struct BlueprintPlaces {
  std::vector<std::filesystem::path> archives;
  std::vector<std::filesystem::path> folders;

  bool empty() const { return archives.empty() && folders.empty(); }
  std::size_t count() const { return archives.size() + folders.size(); }

  // Whether a file belongs to one of them, and so is no document of ours.
  bool hold(const std::filesystem::path& file) const;
};

// Looks for blueprints: the path itself, an archive by its ending `.zip`, or those below a folder.
BlueprintPlaces find_blueprints(const std::filesystem::path& path);

// The mistakes of these blueprints: in the archive, blueprint.cfg, the layout, and its use of
// parameters; each with its file and, where there is one, its line.
std::vector<Mistake> check_blueprints(const BlueprintPlaces& places);

}  // namespace glueprint
