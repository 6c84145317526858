#pragma once

#include "storage/database.hpp"

namespace glueprint {

// Writes that are kept together or not at all: without commit(), the destructor undoes them.
// Transactions do not nest: a second one throws StoreError.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction(Transaction&& other) noexcept;
  ~Transaction();

  // Throws StoreError when the disk refuses; then nothing is kept.
  void commit();

 private:
  Database& database_;
  bool is_open_ = true;
};

}  // namespace glueprint
