#include "server/archive/blueprint_archive.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>

#include <fmt/format.h>
#include <minizip/unzip.h>
#include <sys/stat.h>

#include "core/limits.hpp"
#include "server/archive/archive_error.hpp"

namespace glueprint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view cfg_name = "blueprint.cfg";
constexpr std::size_t name_bytes_max = 1024;

struct Closer {
  void operator()(void* zip) const { unzClose(zip); }
};

struct Entry {
  std::string name;
  std::uint64_t bytes = 0;
  bool is_encrypted = false;
  mode_t mode = 0;  // Unix permissions; 0 when the archive was made elsewhere
};

bool leads_out(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find_first_of("\\:") != std::string_view::npos ||
      name.find('\0') != std::string_view::npos) {
    return true;
  }
  const fs::path path{name};
  return std::any_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
}

void require_honest(const Entry& entry) {
  const auto type = entry.mode & S_IFMT;
  if (leads_out(entry.name)) throw ArchiveError{"it holds a name that leads out of its folder"};
  if (entry.is_encrypted) throw ArchiveError{"it is encrypted"};
  if (type != 0 && type != S_IFREG && type != S_IFDIR) {
    throw ArchiveError{"it holds a link or a device"};
  }
}

// A ZIP file that is being read.
class Archive {
 public:
  explicit Archive(const fs::path& path) : zip_{unzOpen64(path.c_str())} {
    if (!zip_) throw ArchiveError{"it is no ZIP archive"};
  }

  // Moves to the first entry, or to the next one; false at the end.
  bool begin() { return has_moved(unzGoToFirstFile(zip_.get())); }
  bool next() { return has_moved(unzGoToNextFile(zip_.get())); }

  Entry entry() const {
    unz_file_info64 info{};
    std::array<char, name_bytes_max + 1> name{};
    const int result = unzGetCurrentFileInfo64(zip_.get(), &info, name.data(), name.size(), nullptr,
                                               0, nullptr, 0);
    if (result != UNZ_OK || info.size_filename > name_bytes_max) refuse_damage();
    constexpr uLong encrypted = 1;
    return {{name.data(), info.size_filename},
            info.uncompressed_size,
            (info.flag & encrypted) != 0,
            static_cast<mode_t>(info.external_fa >> 16)};
  }

  unz64_file_pos place() const {
    unz64_file_pos place{};
    if (unzGetFilePos64(zip_.get(), &place) != UNZ_OK) refuse_damage();
    return place;
  }

  // The bytes of the entry at a place, at most as many as an archive may hold in all.
  std::string read(const unz64_file_pos& place) {
    if (unzGoToFilePos64(zip_.get(), &place) != UNZ_OK) refuse_damage();
    if (unzOpenCurrentFile(zip_.get()) != UNZ_OK) refuse_damage();
    std::string text;
    std::array<char, 16 * 1024> chunk{};
    int bytes = 0;
    while ((bytes = unzReadCurrentFile(zip_.get(), chunk.data(), chunk.size())) > 0) {
      text.append(chunk.data(), static_cast<std::size_t>(bytes));
      if (text.size() > unpacked_bytes_max) throw ArchiveError{"it is too large unpacked"};
    }
    if (bytes < 0 || unzCloseCurrentFile(zip_.get()) != UNZ_OK) refuse_damage();
    return text;
  }

 private:
  [[noreturn]] static void refuse_damage() { throw ArchiveError{"it is damaged"}; }

  static bool has_moved(int result) {
    if (result == UNZ_OK) return true;
    if (result == UNZ_END_OF_LIST_OF_FILE) return false;
    refuse_damage();
  }

  std::unique_ptr<void, Closer> zip_;
};

void require_size(const fs::path& path) {
  std::error_code error;
  const auto bytes = fs::file_size(path, error);
  if (!error && bytes > archive_bytes_max) {
    throw ArchiveError{fmt::format("it is larger than {} bytes", archive_bytes_max)};
  }
}

// Notes where a name stands in an archive, which must be once.
void note(std::optional<unz64_file_pos>& found, const Archive& archive) {
  if (found) throw ArchiveError{"it holds blueprint.cfg twice"};
  found = archive.place();
}

}  // namespace

std::string read_blueprint_cfg(const fs::path& path) {
  require_size(path);
  Archive archive{path};
  const auto in_folder = fmt::format("{}/{}", path.stem().string(), cfg_name);
  std::optional<unz64_file_pos> at_root;
  std::optional<unz64_file_pos> below;
  std::uint64_t bytes = 0;
  std::size_t entries = 0;
  for (bool is_there = archive.begin(); is_there; is_there = archive.next()) {
    const auto entry = archive.entry();
    require_honest(entry);
    bytes += std::min<std::uint64_t>(entry.bytes, unpacked_bytes_max + 1);
    if (bytes > unpacked_bytes_max) throw ArchiveError{"it is too large unpacked"};
    if (++entries > archive_entries_max) throw ArchiveError{"it holds too many files"};
    if (entry.name == cfg_name) note(at_root, archive);
    if (entry.name == in_folder) note(below, archive);
  }
  if (!at_root && !below) throw ArchiveError{"it holds no blueprint.cfg"};
  return archive.read(at_root ? *at_root : *below);
}

}  // namespace glueprint
