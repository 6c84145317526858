#pragma once

#include <filesystem>
#include <string>

namespace glueprint {

// The text of `blueprint.cfg` in a blueprint's ZIP archive: at its root, else in a folder named
// like the archive, as AWS documents. Throws ArchiveError when there is none, when the archive is
// broken or larger than AWS allows, and when it has hostile contents: names that lead out of its
// folder, links, devices, encrypted entries.
std::string read_blueprint_cfg(const std::filesystem::path& archive);

}  // namespace glueprint
