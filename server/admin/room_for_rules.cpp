#include <fmt/format.h>

#include "core/limits.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"

namespace glueprint {

void require_room_for_rules(const AdminCall& call, std::size_t bytes, std::size_t replaced) {
  if (call.account().rules_bytes() - replaced + bytes > account_rules_bytes_max) {
    throw conflict(fmt::format(
        "The timelines and rules of an account may take {} bytes of memory; delete some.",
        account_rules_bytes_max));
  }
  if (call.parts.accounts.rules_bytes() - replaced + bytes <= all_rules_bytes_max) return;
  throw conflict(fmt::format(
      "The timelines and rules of all accounts may take {} bytes of memory; delete some, or reset "
      "accounts that are no longer used.",
      all_rules_bytes_max));
}

}  // namespace glueprint
