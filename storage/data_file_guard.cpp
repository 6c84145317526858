#include "storage/data_file_guard.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

namespace glueprint {
namespace {

namespace fs = std::filesystem;

// As many pages of the log as SQLite by itself lets come together.
constexpr int log_pages_max = 1000;

}  // namespace

DataFileGuard::DataFileGuard(Database& database)
    : database_{database},
      path_{sqlite3_db_filename(database.handle(), "main")},
      log_path_{fs::path{path_}.concat("-wal")} {
  note_file();
  note_log();
  sqlite3_wal_hook(database_.handle(), after_commit, this);
}

DataFileGuard::~DataFileGuard() {
  sqlite3_wal_hook(database_.handle(), nullptr, nullptr);
  if (is_elsewhere()) {
    sqlite3_wal_checkpoint_v2(database_.handle(), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                              nullptr);
  } else if (is_overwritten()) {
    database_.keep_log_on_close(true);
    std::error_code ignored;
    fs::rename(log_path_, fs::path{log_path_}.concat(".lost"), ignored);
  }
}

std::optional<DataFileGuard::Stamp> DataFileGuard::stamp_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  return Stamp{{status.st_dev, status.st_ino},
               static_cast<std::uint64_t>(status.st_size),
               status.st_mtim.tv_sec * nanoseconds + status.st_mtim.tv_nsec};
}

// Of the whole file, or of pages all over a large one (FNV-1a). Through SQLite's own handle:
// closing another one would drop the locks of this process.
std::uint64_t DataFileGuard::digest_of_sample() const {
  constexpr std::uint64_t page_bytes = 4096;
  constexpr std::uint64_t pages_max = 256;
  sqlite3_file* file = nullptr;
  sqlite3_file_control(database_.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  const auto pages = file_ ? file_->bytes / page_bytes : 0;
  const auto step = std::max<std::uint64_t>(1, pages / pages_max);
  std::uint64_t digest = 14'695'981'039'346'656'037U;
  std::array<unsigned char, page_bytes> page{};
  for (std::uint64_t number = 0; number < pages; number += step) {
    const auto offset = static_cast<sqlite3_int64>(number * page_bytes);
    file->pMethods->xRead(file, page.data(), static_cast<int>(page.size()), offset);
    for (const auto byte : page) digest = (digest ^ byte) * 1'099'511'628'211U;
  }
  return digest;
}

void DataFileGuard::note_file() {
  file_ = stamp_of(path_);
  digest_ = digest_of_sample();
}

// SQLite makes the log when it first writes.
void DataFileGuard::note_log() {
  const auto log = stamp_of(log_path_);
  if (!log_) log_ = log;
  if (log && log->file == log_->file) log_->bytes = log->bytes;
}

// Whether the name of the file no longer leads to the one that is open.
bool DataFileGuard::is_elsewhere() const {
  const auto file = stamp_of(path_);
  return !file || !file_ || file->file != file_->file;
}

// Whether the file has other bytes than this process has given it. A new time alone says little:
// some file systems tell it late.
bool DataFileGuard::is_overwritten() {
  const auto file = stamp_of(path_);
  if (!file || !file_ || file->file != file_->file) return false;
  if (file->bytes != file_->bytes) return true;
  if (file->written == file_->written) return false;
  if (digest_of_sample() != digest_) return true;
  file_ = file;
  return false;
}

void DataFileGuard::refuse(const fs::path& path, const char* what) const {
  throw StoreError{
      fmt::format("the data file {} cannot be written: {} was {} while it is in use; stop the "
                  "server, and start it with a copy or another file",
                  path_.string(), path == path_ ? "it" : path.string(), what)};
}

void DataFileGuard::require_file() {
  if (!stamp_of(path_)) refuse(path_, "removed");
  if (is_elsewhere()) refuse(path_, "replaced");
  if (is_overwritten()) refuse(path_, "overwritten");
  if (!log_) return;
  const auto log = stamp_of(log_path_);
  if (!log) refuse(log_path_, "removed");
  if (log->file != log_->file) refuse(log_path_, "replaced");
  if (log->bytes < log_->bytes) refuse(log_path_, "cut short");
}

int DataFileGuard::after_commit(void* self, sqlite3* connection, const char* name, int pages) {
  auto& guard = *static_cast<DataFileGuard*>(self);
  guard.note_log();
  if (pages < log_pages_max || guard.is_overwritten()) return SQLITE_OK;
  sqlite3_wal_checkpoint_v2(connection, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (!guard.is_elsewhere()) guard.note_file();
  return SQLITE_OK;
}

}  // namespace glueprint
