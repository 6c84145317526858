#include "server/layouts/scratch_folder.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

#include <stdlib.h>

namespace glueprint {

namespace fs = std::filesystem;

ScratchFolder::ScratchFolder() {
  auto name = (fs::temp_directory_path() / "glueprint-layout-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw std::system_error{errno, std::generic_category(), name};
  }
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void unpack_into(const fs::path& folder, const BlueprintFiles& blueprint) {
  fs::create_directories(folder);
  for (const auto& [name, read] : blueprint.files) {
    const auto path = folder / name;
    fs::create_directories(path.parent_path());
    write_file(path, read());
  }
}

void write_file(const fs::path& path, std::string_view text) {
  std::ofstream file{path, std::ios::binary};
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (!file) throw std::system_error{errno, std::generic_category(), path.string()};
}

}  // namespace glueprint
