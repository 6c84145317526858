#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>

#include "storage/database.hpp"

namespace glueprint {

// Notices when an open data file, or the log beside it, is no longer what this process has made of
// it: removed, replaced, cut short or overwritten by somebody. It also moves the log into the file,
// as SQLite would, but never into somebody else's bytes.
class DataFileGuard {
 public:
  // For a database that open_data_file has opened; both stay where they are.
  explicit DataFileGuard(Database& database);
  DataFileGuard(const DataFileGuard&) = delete;
  DataFileGuard& operator=(const DataFileGuard&) = delete;

  // Leaves the log of a file that somebody has overwritten under a name of its own, where it does
  // no harm to what is there now.
  ~DataFileGuard();

  // Throws StoreError when what is written now would not be there at the next start.
  void require_file() const;

 private:
  // Which file a name means, as device and inode, and its size.
  struct Stamp {
    std::pair<std::uint64_t, std::uint64_t> file;
    std::uint64_t bytes = 0;
  };
  using Header = std::array<char, 100>;

  static std::optional<Stamp> stamp_of(const std::filesystem::path& path);
  static int after_commit(void* guard, sqlite3* connection, const char* name, int pages);
  Header read_header() const;
  bool is_overwritten() const;
  void note_file();
  void note_log();
  [[noreturn]] void refuse(const std::filesystem::path& path, const char* what) const;

  Database& database_;
  std::filesystem::path path_;
  std::filesystem::path log_path_;
  std::optional<Stamp> file_;
  std::optional<Stamp> log_;
  Header header_{};
};

}  // namespace glueprint
