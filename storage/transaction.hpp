#pragma once

#include "storage/database.hpp"

namespace glueprint {

// Writes that are kept together or not at all: without commit() its end undoes them. Transactions
// do not nest; beginning one inside another throws StoreError.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction(Transaction&& other) noexcept;
  ~Transaction();

  // Throws StoreError when the disk refuses; nothing is then kept.
  void commit();

 private:
  Database& database_;
  bool is_open_ = true;
};

}  // namespace glueprint
