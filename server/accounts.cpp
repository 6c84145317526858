#include "server/accounts.hpp"

#include <utility>

namespace glueprint {

Accounts::Accounts(std::size_t accounts_max, const ClockSetting& clock, const Timelines& timelines,
                   std::vector<FaultRule> fault_plan, const JournalLimits& journal_limits)
    : accounts_max_{accounts_max},
      clock_{clock},
      timelines_{timelines},
      fault_plan_{std::move(fault_plan)},
      journal_limits_{journal_limits},
      first_{new_account()},
      everyone_else_{first_} {}

// All accounts that nobody has reset go by one clock: that of the server's start.
Account& Accounts::of(std::string_view id) {
  if (const auto found = accounts_.find(id); found != accounts_.end()) return found->second;
  if (accounts_.size() >= accounts_max_) return everyone_else_;
  return accounts_.emplace(id, first_).first->second;
}

bool Accounts::has_room_for(std::string_view id) const {
  return accounts_.size() < accounts_max_ || accounts_.contains(id);
}

void Accounts::reset(std::string_view id, bool forgets_requests) {
  if (const auto found = accounts_.find(id); found != accounts_.end()) {
    reset(found->second, forgets_requests);
  }
}

void Accounts::reset_all(bool forgets_requests) {
  first_ = new_account();
  for (auto& [id, account] : accounts_) {
    const auto requests = forgets_requests ? 0 : account.requests;
    account = first_;
    account.requests = requests;
  }
  reset(everyone_else_, forgets_requests);
}

Account Accounts::new_account() const {
  const Clock clock{clock_};
  return {clock,
          Timelines::on_top_of(timelines_),
          {},
          FaultRules{fault_plan_, clock.now()},
          Journal{journal_limits_},
          0};
}

void Accounts::reset(Account& account, bool forgets_requests) const {
  const auto requests = forgets_requests ? 0 : account.requests;
  account = new_account();
  account.requests = requests;
}

}  // namespace glueprint
