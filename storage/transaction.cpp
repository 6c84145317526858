#include "storage/transaction.hpp"

#include <utility>

#include <sqlite3.h>

namespace glueprint {

Transaction::Transaction(Database& database, DataFileGuard* guard)
    : database_{database}, guard_{guard} {
  if (guard_ != nullptr) guard_->require_file();
  database_.begin();
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_{other.database_},
      guard_{other.guard_},
      is_open_{std::exchange(other.is_open_, false)} {}

void Transaction::commit() {
  database_.commit();
  is_open_ = false;
  if (guard_ != nullptr) guard_->require_file();
}

// After some errors, such as a full disk, SQLite has rolled back by itself.
Transaction::~Transaction() {
  if (is_open_ && database_.is_in_transaction()) {
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

}  // namespace glueprint
