#include "server/account/accounts.hpp"

#include <numeric>
#include <tuple>
#include <utility>

namespace glueprint {
Account::Account(const AccountBeginning& beginning, JournalPool& journal_pool)
    : clock{beginning.clock},
      timelines{Timelines::on_top_of(beginning.timelines)},
      faults{beginning.faults},
      journal{beginning.journal_limits, journal_pool} {}

void Account::reset(const AccountBeginning& beginning, bool forgets_requests) {
  clock = beginning.clock;
  timelines = Timelines::on_top_of(beginning.timelines);
  timeline_rules = {};
  faults = beginning.faults;
  journal.reset();
  if (forgets_requests) requests = 0;
}

Accounts::Accounts(std::size_t accounts_max, const ClockSetting& clock, const Timelines& timelines,
                   std::vector<FaultRule> fault_plan, const JournalLimits& journal_limits)
    : accounts_max_{accounts_max},
      clock_{clock},
      timelines_{timelines},
      fault_plan_{std::move(fault_plan)},
      journal_limits_{journal_limits},
      journal_pool_{journal_limits.total_bytes_max},
      beginning_{beginning_now()},
      everyone_else_{beginning_, journal_pool_} {}

// Accounts that nobody has reset share the clock of the server's start.
Account& Accounts::of(std::string_view id) {
  if (const auto found = accounts_.find(id); found != accounts_.end()) return found->second;
  if (accounts_.size() >= accounts_max_) return everyone_else_;
  return accounts_
      .emplace(std::piecewise_construct, std::forward_as_tuple(id),
               std::forward_as_tuple(beginning_, journal_pool_))
      .first->second;
}

std::vector<std::pair<std::string_view, const Account*>> Accounts::all() const {
  std::vector<std::pair<std::string_view, const Account*>> all;
  all.reserve(accounts_.size());
  for (const auto& [id, account] : accounts_) all.emplace_back(id, &account);
  return all;
}

std::size_t Accounts::rules_bytes() const {
  return std::accumulate(
      accounts_.begin(), accounts_.end(), everyone_else_.rules_bytes(),
      [](std::size_t bytes, const auto& entry) { return bytes + entry.second.rules_bytes(); });
}

bool Accounts::has_room_for(std::string_view id) const {
  return accounts_.size() < accounts_max_ || accounts_.contains(id);
}

std::size_t Accounts::reset(std::string_view id, bool forgets_requests) {
  const auto found = accounts_.find(id);
  if (found == accounts_.end()) return 0;
  const auto ended = found->second.pending_works.cancel_all();
  if (forgets_requests && found->second.requests_in_hand == 0 && begins_anywhen()) {
    accounts_.erase(found);
  } else {
    found->second.reset(beginning_now(), forgets_requests);
  }
  return ended;
}

std::size_t Accounts::reset_all(bool forgets_requests) {
  const auto beginning = beginning_now();
  beginning_.clock = beginning.clock;
  beginning_.faults = beginning.faults;
  auto ended = everyone_else_.pending_works.cancel_all();
  for (auto& [id, account] : accounts_) {
    ended += account.pending_works.cancel_all();
    account.reset(beginning_, forgets_requests);
  }
  everyone_else_.reset(beginning_, forgets_requests);
  return ended;
}

void Accounts::replace_fault_plan(std::vector<FaultRule> plan) {
  fault_plan_ = std::move(plan);
  auto next = beginning_now().faults;
  everyone_else_.faults.replace_plan(beginning_.faults, next);
  for (auto& [id, account] : accounts_) account.faults.replace_plan(beginning_.faults, next);
  beginning_.faults = std::move(next);
}

AccountBeginning Accounts::beginning_now() const {
  const Clock clock{clock_};
  return {clock, timelines_, FaultRules{fault_plan_, clock.now()}, journal_limits_};
}

// Whether an account that begins now equals one that began with the server.
bool Accounts::begins_anywhen() const {
  return clock_ == ClockSetting{} && fault_plan_.empty();
}

}  // namespace glueprint
