#include "storage/ordinals.hpp"

namespace glueprint {

Ordinals::Ordinals(Database& database)
    : take_{database,
            "INSERT INTO ordinals (account, kind, last) VALUES (?1, ?2, ?3) "
            "ON CONFLICT DO UPDATE SET last = last + ?3 RETURNING last"},
      rewind_{database, "DELETE FROM ordinals WHERE account = ?1 AND account <> ''"},
      rewind_all_{database, "DELETE FROM ordinals WHERE account <> ''"} {}

std::int64_t Ordinals::take(std::string_view account, std::string_view kind) {
  return take(account, kind, 1);
}

std::int64_t Ordinals::take(std::string_view account, std::string_view kind, std::int64_t count) {
  StatementUse use{take_, account, kind, count};
  use.next();
  const auto last = use.integer(0);
  use.next();  // the end: what was counted is now kept
  return last - count + 1;
}

void Ordinals::rewind(std::string_view account) {
  rewind_.run(account);
}

void Ordinals::rewind_all() {
  rewind_all_.run();
}

}  // namespace glueprint
