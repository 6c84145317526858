#pragma once

#include "storage/data_file_guard.hpp"
#include "storage/database.hpp"

namespace glueprint {

// Writes that are kept together or not at all: without commit(), the destructor undoes them.
// Transactions do not nest: a second one throws StoreError.
class Transaction {
 public:
  // The guard, if any, looks at the data file before the first write and before commit() returns.
  explicit Transaction(Database& database, DataFileGuard* guard = nullptr);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction(Transaction&& other) noexcept;
  ~Transaction();

  // Throws StoreError when the disk refuses; then nothing is kept. Also when the data file was
  // taken away meanwhile.
  void commit();

 private:
  Database& database_;
  DataFileGuard* guard_;
  bool is_open_ = true;
};

}  // namespace glueprint
