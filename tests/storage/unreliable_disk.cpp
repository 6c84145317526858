#include "tests/storage/unreliable_disk.hpp"

#include <filesystem>

#include "tests/storage/temporary_directory.hpp"

namespace glueprint {

// SQLite's idea of an open file, followed in memory by the real one.
struct UnreliableFile {
  sqlite3_file base;
  UnreliableDisk* disk;
  const char* name;

  static UnreliableFile& of(sqlite3_file* file) { return *reinterpret_cast<UnreliableFile*>(file); }
  static sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<UnreliableFile*>(file) + 1);
  }

  static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 place) {
    if (of(file).disk->fails_now()) return SQLITE_IOERR_WRITE;
    return real(file)->pMethods->xWrite(real(file), bytes, size, place);
  }

  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (of(file).disk->fails_now()) return SQLITE_IOERR_TRUNCATE;
    return real(file)->pMethods->xTruncate(real(file), size);
  }

  static int sync(sqlite3_file* file, int) {
    if (of(file).disk->fails_now()) return SQLITE_IOERR_FSYNC;
    of(file).disk->synced_[of(file).name] = read_bytes(of(file).name);
    return SQLITE_OK;
  }

  static const sqlite3_io_methods methods;
};

const sqlite3_io_methods UnreliableFile::methods{
    .iVersion = 1,
    .xClose = [](sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); },
    .xRead =
        [](sqlite3_file* file, void* bytes, int size, sqlite3_int64 place) {
          return real(file)->pMethods->xRead(real(file), bytes, size, place);
        },
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize =
        [](sqlite3_file* file, sqlite3_int64* size) {
          return real(file)->pMethods->xFileSize(real(file), size);
        },
    .xLock = [](sqlite3_file* file,
                int lock) { return real(file)->pMethods->xLock(real(file), lock); },
    .xUnlock = [](sqlite3_file* file,
                  int lock) { return real(file)->pMethods->xUnlock(real(file), lock); },
    .xCheckReservedLock =
        [](sqlite3_file* file, int* is_held) {
          return real(file)->pMethods->xCheckReservedLock(real(file), is_held);
        },
    .xFileControl =
        [](sqlite3_file* file, int operation, void* argument) {
          return real(file)->pMethods->xFileControl(real(file), operation, argument);
        },
    .xSectorSize = [](sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); },
    .xDeviceCharacteristics =
        [](sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); },
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

UnreliableDisk::UnreliableDisk() : real_{sqlite3_vfs_find(nullptr)}, vfs_{*real_} {
  vfs_.zName = "unreliable";
  vfs_.szOsFile = static_cast<int>(sizeof(UnreliableFile)) + real_->szOsFile;
  vfs_.pAppData = this;
  vfs_.xOpen = open;
  vfs_.xDelete = remove;
  sqlite3_vfs_register(&vfs_, 1);
}

UnreliableDisk::~UnreliableDisk() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(real_, 1);
}

void UnreliableDisk::fail_at(int nth, bool once) {
  writes_to_failure_ = nth;
  fails_once_ = once;
  has_failed_ = false;
}

bool UnreliableDisk::fails_now() {
  if (writes_to_failure_ < 0) return false;
  if (writes_to_failure_ > 1) {
    --writes_to_failure_;
    return false;
  }
  has_failed_ = true;
  if (fails_once_) writes_to_failure_ = -1;
  return true;
}

void UnreliableDisk::lose_power() const {
  for (const auto& [name, bytes] : synced_) write_bytes(name, bytes);
}

int UnreliableDisk::open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags,
                         int* out) {
  auto* disk = static_cast<UnreliableDisk*>(vfs->pAppData);
  auto& unreliable = UnreliableFile::of(file);
  unreliable = {.base = {.pMethods = nullptr}, .disk = disk, .name = name};
  const int result = disk->real_->xOpen(disk->real_, name, UnreliableFile::real(file), flags, out);
  if (result == SQLITE_OK) unreliable.base.pMethods = &UnreliableFile::methods;
  return result;
}

int UnreliableDisk::remove(sqlite3_vfs* vfs, const char* name, int sync_directory) {
  auto* disk = static_cast<UnreliableDisk*>(vfs->pAppData);
  if (disk->fails_now()) return SQLITE_IOERR_DELETE;
  disk->synced_.erase(name);
  return disk->real_->xDelete(disk->real_, name, sync_directory);
}

}  // namespace glueprint
