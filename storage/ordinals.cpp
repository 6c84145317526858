#include "storage/ordinals.hpp"

namespace glueprint {

Ordinals::Ordinals(Database& database)
    : take_{database,
            "INSERT INTO ordinals (account, kind, last) VALUES (?1, ?2, 1) "
            "ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last"} {}

std::int64_t Ordinals::take(std::string_view account, std::string_view kind) {
  StatementUse use{take_, account, kind};
  use.next();
  const auto ordinal = use.integer(0);
  use.next();  // the end: what was counted is now kept
  return ordinal;
}

}  // namespace glueprint
