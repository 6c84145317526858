#include "storage/transaction.hpp"

#include <doctest/doctest.h>

#include "storage/statement.hpp"

namespace glueprint {
namespace {

struct Numbers {
  Numbers() { database.execute("CREATE TABLE numbers (n INTEGER PRIMARY KEY, text TEXT) STRICT"); }

  void add(int n) { Statement{database, "INSERT INTO numbers (n) VALUES (?1)"}.run(n); }
  std::int64_t count() {
    Statement statement{database, "SELECT count(*) FROM numbers"};
    StatementUse use{statement};
    use.next();
    return use.integer(0);
  }

  Database database;
};

TEST_CASE("a transaction keeps what was written when it is committed") {
  Numbers numbers;
  Transaction transaction{numbers.database};
  numbers.add(1);
  numbers.add(2);
  transaction.commit();
  CHECK_FALSE(numbers.database.is_in_transaction());
  CHECK(numbers.count() == 2);
}

TEST_CASE("a transaction that ends without commit leaves nothing") {
  Numbers numbers;
  numbers.add(1);
  {
    Transaction transaction{numbers.database};
    numbers.add(2);
    CHECK(numbers.count() == 2);
  }
  CHECK_FALSE(numbers.database.is_in_transaction());
  CHECK(numbers.count() == 1);
}

TEST_CASE("a failing statement undoes itself only, and the rest of its transaction can be kept") {
  Numbers numbers;
  Transaction transaction{numbers.database};
  numbers.add(1);
  CHECK_THROWS_AS(numbers.add(1), StoreError);
  numbers.add(2);
  transaction.commit();
  CHECK(numbers.count() == 2);
}

TEST_CASE("a transaction inside another is refused, and the outer one goes on") {
  Numbers numbers;
  Transaction outer{numbers.database};
  numbers.add(1);
  CHECK_THROWS_AS(Transaction{numbers.database}, StoreError);
  CHECK(numbers.database.is_in_transaction());
  outer.commit();
  CHECK(numbers.count() == 1);
}

TEST_CASE("a full database refuses the write, reads go on, and writes recover with space") {
  Numbers numbers;
  numbers.add(1);
  numbers.database.execute("PRAGMA max_page_count = 10");
  Statement fill{numbers.database, "INSERT INTO numbers (text) VALUES (?1)"};
  const std::string page(4000, 'x');
  const auto write_too_much = [&] {
    Transaction transaction{numbers.database};
    for (int i = 0; i < 20; ++i) fill.run(page);
    transaction.commit();
  };
  CHECK_THROWS_WITH_AS(write_too_much(),
                       "the database in memory cannot grow: free some space on its disk",
                       StoreError);
  CHECK_FALSE(numbers.database.is_in_transaction());
  CHECK(numbers.count() == 1);
  numbers.database.execute("PRAGMA max_page_count = 1000");
  write_too_much();
  CHECK(numbers.count() == 21);
}

}  // namespace
}  // namespace glueprint
