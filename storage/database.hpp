#pragma once

#include <filesystem>
#include <memory>

#include "storage/store_error.hpp"

struct sqlite3_stmt;

namespace glueprint {

// One SQLite connection, for one thread. It closes when its last statement is gone.
class Database {
 public:
  // An empty database in memory.
  Database();

  // Opens the file, or makes it, without reading or writing any of it yet. The path is absolute:
  // SQLite gives other names a meaning of its own. Throws StoreError.
  explicit Database(const std::filesystem::path& file);

  // Runs SQL that answers no rows. Throws StoreError.
  void execute(const char* sql);

  // Begins a transaction that may write, and keeps what was written since. Throws StoreError.
  void begin() { run(begin_, "BEGIN IMMEDIATE"); }
  void commit() { run(commit_, "COMMIT"); }

  bool is_in_transaction() const;

  // Whether SQLite can only read the file. Known once something was read.
  bool is_read_only() const;

  // Whether closing leaves the write-ahead log as it is, in place of moving it into the file.
  void keep_log_on_close(bool is_kept);

  sqlite3* handle() const { return connection_.get(); }

 private:
  Database(const char* name, int flags);

  struct Closer {
    void operator()(sqlite3* connection) const;
  };
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  using Prepared = std::unique_ptr<sqlite3_stmt, Finalizer>;

  // Runs SQL that is prepared when it is run first.
  void run(Prepared& statement, const char* sql);

  std::unique_ptr<sqlite3, Closer> connection_;
  Prepared begin_;
  Prepared commit_;
};

// Makes SQLite count none of its memory, which saves a lock and a tenth of a look-up. It holds for
// the whole process, and must come before the first database is opened. So the program calls it,
// never the library.
void forgo_memory_statistics();

}  // namespace glueprint
