#include "storage/data_file_guard.hpp"

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
  if (!is_overwritten()) return;
  database_.keep_log_on_close(true);
  std::error_code ignored;
  fs::rename(log_path_, fs::path{log_path_}.concat(".lost"), ignored);
}

std::optional<DataFileGuard::Stamp> DataFileGuard::stamp_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return Stamp{{status.st_dev, status.st_ino}, static_cast<std::uint64_t>(status.st_size)};
}

// Through SQLite's own handle: closing another one would drop the locks of this process.
DataFileGuard::Header DataFileGuard::read_header() const {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(database_.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  Header header{};
  file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0);
  return header;
}

void DataFileGuard::note_file() {
  file_ = stamp_of(path_);
  header_ = read_header();
}

// SQLite makes the log when it first writes.
void DataFileGuard::note_log() {
  const auto log = stamp_of(log_path_);
  if (!log_) log_ = log;
  if (log && log->file == log_->file) log_->bytes = log->bytes;
}

// Whether the file itself has other bytes than this process has given it.
bool DataFileGuard::is_overwritten() const {
  const auto file = stamp_of(path_);
  return file && file_ && file->file == file_->file &&
         (file->bytes != file_->bytes || read_header() != header_);
}

void DataFileGuard::refuse(const fs::path& path, const char* what) const {
  throw StoreError{
      fmt::format("the data file {} cannot be written: {} was {} while it is in use; stop the "
                  "server, and start it with a copy or another file",
                  path_.string(), path == path_ ? "it" : path.string(), what)};
}

void DataFileGuard::require_file() const {
  const auto file = stamp_of(path_);
  if (!file) refuse(path_, "removed");
  if (!file_ || file->file != file_->file) refuse(path_, "replaced");
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
  const auto file = stamp_of(guard.path_);
  if (file && guard.file_ && file->file == guard.file_->file) guard.note_file();
  return SQLITE_OK;
}

}  // namespace glueprint
