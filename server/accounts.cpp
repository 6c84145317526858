#include "server/accounts.hpp"

namespace glueprint {

Account& Accounts::of(std::string_view id) {
  if (const auto found = accounts_.find(id); found != accounts_.end()) return found->second;
  if (accounts_.size() >= accounts_max_) return everyone_else_;
  return accounts_.emplace(id, initial_).first->second;
}

}  // namespace glueprint
