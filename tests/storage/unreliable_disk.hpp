#pragma once

#include <map>
#include <string>

#include <sqlite3.h>

namespace glueprint {

// While it lives, every database file that is opened lies on a disk of this test's: it can fail at
// a chosen write, and lose its power. It stands between SQLite and the real files.
class UnreliableDisk {
 public:
  UnreliableDisk();
  UnreliableDisk(const UnreliableDisk&) = delete;
  UnreliableDisk& operator=(const UnreliableDisk&) = delete;
  ~UnreliableDisk();

  // The n-th write, sync or truncation from now fails; those after it too, unless `once`.
  void fail_at(int nth, bool once);
  void work_again() { writes_to_failure_ = -1; }
  bool has_failed() const { return has_failed_; }

  // Puts every file back to what it was when it was last synced.
  void lose_power() const;

 private:
  friend struct UnreliableFile;

  static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out);
  static int remove(sqlite3_vfs* vfs, const char* name, int sync_directory);
  bool fails_now();

  sqlite3_vfs* real_;
  sqlite3_vfs vfs_;
  int writes_to_failure_ = -1;  // counts down to 0; negative is never
  bool fails_once_ = false;
  bool has_failed_ = false;
  std::map<std::string, std::string> synced_;
};

}  // namespace glueprint
