#include "server/account/accounts.hpp"

#include <utility>

namespace glueprint {
namespace {

void put_back(Account& account, Account beginning, bool forgets_requests) {
  if (!forgets_requests) beginning.requests = account.requests;
  beginning.requests_in_hand = account.requests_in_hand;
  account = std::move(beginning);
}

}  // namespace

Accounts::Accounts(std::size_t accounts_max, const ClockSetting& clock, const Timelines& timelines,
                   std::vector<FaultRule> fault_plan, const JournalLimits& journal_limits)
    : accounts_max_{accounts_max},
      clock_{clock},
      timelines_{timelines},
      fault_plan_{std::move(fault_plan)},
      journal_limits_{journal_limits},
      first_{new_account()},
      everyone_else_{first_} {}

// Accounts that nobody has reset share the clock of the server's start.
Account& Accounts::of(std::string_view id) {
  if (const auto found = accounts_.find(id); found != accounts_.end()) return found->second;
  if (accounts_.size() >= accounts_max_) return everyone_else_;
  return accounts_.emplace(id, first_).first->second;
}

bool Accounts::has_room_for(std::string_view id) const {
  return accounts_.size() < accounts_max_ || accounts_.contains(id);
}

void Accounts::reset(std::string_view id, bool forgets_requests) {
  const auto found = accounts_.find(id);
  if (found == accounts_.end()) return;
  if (forgets_requests && found->second.requests_in_hand == 0 && begins_anywhen()) {
    accounts_.erase(found);
  } else {
    reset(found->second, forgets_requests);
  }
}

void Accounts::reset_all(bool forgets_requests) {
  first_ = new_account();
  for (auto& [id, account] : accounts_) put_back(account, first_, forgets_requests);
  reset(everyone_else_, forgets_requests);
}

Account Accounts::new_account() const {
  const Clock clock{clock_};
  return {clock,
          Timelines::on_top_of(timelines_),
          {},
          FaultRules{fault_plan_, clock.now()},
          Journal{journal_limits_}};
}

void Accounts::reset(Account& account, bool forgets_requests) const {
  put_back(account, new_account(), forgets_requests);
}

// Whether an account that begins now equals one that began with the server.
bool Accounts::begins_anywhen() const {
  return clock_ == ClockSetting{} && fault_plan_.empty();
}

}  // namespace glueprint
