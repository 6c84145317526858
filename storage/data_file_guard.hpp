#pragma once

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

  // Moves the log into a file that was moved away. Leaves that of a file which was overwritten
  // under a name of its own, where it does no harm to what is there now.
  ~DataFileGuard();

  // Throws StoreError when what is written now would not be there at the next start.
  void require_file();

 private:
  // Which file a name means, as device and inode, its size, and when it was last written, in
  // nanoseconds.
  struct Stamp {
    std::pair<std::uint64_t, std::uint64_t> file;
    std::uint64_t bytes = 0;
    std::int64_t written = 0;
  };

  static std::optional<Stamp> stamp_of(const std::filesystem::path& path);
  static int after_commit(void* guard, sqlite3* connection, const char* name, int pages);
  std::uint64_t digest_of_sample() const;
  bool is_elsewhere() const;
  bool is_overwritten();
  void note_file();
  void note_log();
  [[noreturn]] void refuse(const std::filesystem::path& path, const char* what) const;

  Database& database_;
  std::filesystem::path path_;
  std::filesystem::path log_path_;
  std::optional<Stamp> file_;
  std::optional<Stamp> log_;
  std::uint64_t digest_ = 0;
};

}  // namespace glueprint
