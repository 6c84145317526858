// A data file is a SQLite database with a write-ahead log beside it (FILE-wal) while it is open.
// Its header bears our `application_id`, and its `user_version` says which tables it has.
//
// It is opened in an order that leaves what must be refused untouched: where it lies, then its
// first bytes, then what SQLite can say about it by reading. Only then is anything written.

#include "storage/data_file.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "storage/schema.hpp"
#include "storage/statement.hpp"

namespace glueprint {
namespace {

namespace fs = std::filesystem;

// Checking every page takes about 4 ms for each MiB: of larger files only the schema is looked at.
constexpr std::uintmax_t checked_bytes_max = 64 * 1024 * 1024;

void require_access(const fs::path& path, int mode, std::string_view cure) {
  if (access(path.c_str(), mode) == 0) return;
  const auto reason = std::generic_category().message(errno);
  throw StoreError{fmt::format("{} cannot be written ({}): {}", path.string(), reason, cure)};
}

// The file's own path, with its links resolved. Throws unless it is, or can become, a file that we
// may write, in a directory that can take the log.
fs::path require_place(const fs::path& file) {
  std::error_code error;
  auto place = fs::absolute(file, error);
  if (!error) place = fs::weakly_canonical(place, error);
  if (error) {
    throw StoreError{fmt::format("the data file {} cannot be reached ({}): check its path",
                                 file.string(), error.message())};
  }
  const auto directory = place.parent_path();
  if (!fs::is_directory(directory, error)) {
    throw StoreError{fmt::format("the data file {} has no directory: make {} first", place.string(),
                                 directory.string())};
  }
  const auto status = fs::status(place, error);
  if (fs::is_directory(status)) {
    throw StoreError{
        fmt::format("the data file {} is a directory: name a file in it", place.string())};
  }
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw StoreError{
        fmt::format("the data file {} is no regular file: name another", place.string())};
  }
  if (fs::exists(status)) {
    require_access(place, R_OK | W_OK, "let this user write the data file, or name another");
  }
  require_access(directory, W_OK | X_OK, "the log of the data file must lie beside it");
  return place;
}

// Reads the beginning of the file without SQLite's locks and logs, which a query would touch. It
// goes through SQLite's own handle: closing another one would drop the locks of this process.
void require_our_header(Database& database, const fs::path& place) {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (fs::file_size(place) == 0) return;

  constexpr std::string_view magic{"SQLite format 3\0", 16};
  constexpr std::size_t application_id_at = 68;
  std::array<char, 100> header{};
  const int result = file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0);
  if (result != SQLITE_OK || !std::string_view{header.data(), header.size()}.starts_with(magic)) {
    throw StoreError{fmt::format(
        "the data file {} is no SQLite database: name another file, or one that is not there yet",
        place.string())};
  }
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < sizeof id; ++i) {
    id = id << 8 | static_cast<unsigned char>(header[application_id_at + i]);
  }
  if (id != application_id) {
    throw StoreError{fmt::format(
        "the data file {} belongs to another application: name another file", place.string())};
  }
}

[[noreturn]] void refuse_damage(const fs::path& place, std::string_view what) {
  throw StoreError{fmt::format("the data file {} is damaged ({}): restore a copy, or name another",
                               place.string(), what)};
}

// A file that is cut short reads as zeros in SQLite. Only a log could hold the missing end.
void require_sound_pages(Database& database, const fs::path& place, bool has_log) {
  Statement size{database,
                 "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"};
  StatementUse size_use{size};
  size_use.next();
  const auto bytes = static_cast<std::uintmax_t>(size_use.integer(0));
  if (!has_log && fs::file_size(place) < bytes) refuse_damage(place, "its end is missing");
  if (bytes > checked_bytes_max) return;

  Statement check{database, "PRAGMA integrity_check(1)"};
  StatementUse check_use{check};
  check_use.next();
  const auto finding = check_use.text(0);
  if (finding == "ok") return;
  refuse_damage(place, finding.substr(finding.rfind('\n') + 1));  // above it stands a heading
}

// All checks that need no writing. An empty database passes.
void require_our_content(Database& database, const fs::path& place, bool has_log) {
  const auto version = schema_version(database);
  const auto newest = static_cast<int>(migrations().size());
  if (version > newest) {
    throw StoreError{fmt::format(
        "the data file {} was written by a newer Glueprint (tables {}, known here: {}): use that "
        "one, or name another file",
        place.string(), version, newest)};
  }
  if (version < 0) refuse_damage(place, "impossible version");

  Database model;
  migrate(model, migrations().first(static_cast<std::size_t>(version)));
  if (schema_of(database) != schema_of(model)) refuse_damage(place, "its tables are not ours");
  require_sound_pages(database, place, has_log);
  if (database.is_read_only()) {
    throw StoreError{fmt::format(
        "the data file {} can only be read: make it writable, or name another", place.string())};
  }
}

}  // namespace

Database open_data_file(const std::filesystem::path& file, Durability durability) {
  const auto place = require_place(file);
  const auto log = fs::path{place}.concat("-wal");
  std::error_code error;
  const bool has_log = fs::exists(log, error);

  Database database{place};
  require_our_header(database, place);
  // A refused file keeps its log; when it has none, closing removes the empty one that SQLite
  // makes.
  database.keep_log_on_close(has_log);
  database.execute("PRAGMA locking_mode = EXCLUSIVE");
  database.execute("PRAGMA cell_size_check = ON");
  database.execute("PRAGMA temp_store = MEMORY");
  require_our_content(database, place, has_log);

  migrate(database, migrations());
  database.execute("PRAGMA journal_mode = WAL");
  database.execute(durability == Durability::full ? "PRAGMA synchronous = FULL"
                                                  : "PRAGMA synchronous = NORMAL");
  database.execute("PRAGMA cache_size = -65536");  // up to 64 MiB
  database.keep_log_on_close(false);
  return database;
}

}  // namespace glueprint
