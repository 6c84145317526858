#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/time/clock.hpp"
#include "server/account/journal.hpp"
#include "server/account/timeline_rules.hpp"
#include "server/account/timelines.hpp"
#include "server/faults/fault_rules.hpp"
#include "server/faults/pending_work.hpp"

namespace glueprint {

// What an account begins with.
struct AccountBeginning {
  Clock clock;
  const Timelines& timelines;
  FaultRules faults;
  JournalLimits journal_limits;
};

// What an account has beside its data: its clock, its timelines and the rules that choose them, its
// fault rules, its journal, and the number of its requests.
struct Account {
  Account(const AccountBeginning& beginning, JournalPool& journal_pool);

  // Puts it back as it began; the requests in hand stay, and those that were sent are forgotten
  // only when they are to be counted from the beginning.
  void reset(const AccountBeginning& beginning, bool forgets_requests);

  // What its timelines and the rules of both kinds hold.
  std::size_t rules_bytes() const {
    return timelines.bytes() + timeline_rules.bytes() + faults.bytes();
  }

  Clock clock;
  Timelines timelines;
  TimelineRules timeline_rules;
  FaultRules faults;
  PendingWorks pending_works;
  Journal journal;
  std::int64_t requests = 0;
  int requests_in_hand = 0;  // requests that are being handled
};

// Counts a request as in hand for as long as the object lives. Until then the account keeps its
// place in memory.
class RequestInHand {
 public:
  explicit RequestInHand(Account& account) : account_{&account} { ++account_->requests_in_hand; }
  RequestInHand(RequestInHand&& other) noexcept
      : account_{std::exchange(other.account_, nullptr)} {}
  ~RequestInHand() {
    if (account_ != nullptr) --account_->requests_in_hand;
  }

 private:
  Account* account_;
};

// The known accounts. Beyond the maximum, new ones share one account, so that invented access keys
// take no memory. Their journals share a pool.
class Accounts {
 public:
  // Every account begins with a clock of that setting, set now, with the timelines of the book
  // (which must outlive the accounts), and with the fault rules of the plan.
  Accounts(std::size_t accounts_max, const ClockSetting& clock, const Timelines& timelines,
           std::vector<FaultRule> fault_plan, const JournalLimits& journal_limits);

  Account& of(std::string_view id);

  // The known accounts by id.
  std::vector<std::pair<std::string_view, const Account*>> all() const;

  // What the journals of all hold together.
  const JournalPool& journals() const { return journal_pool_; }

  // What the timelines and the rules of all accounts hold.
  std::size_t rules_bytes() const;

  // Whether the account has, or can have, an entry of its own.
  bool has_room_for(std::string_view id) const;

  // Restores an account, or all, to how it began, and sets its clock again. `forgets_requests` also
  // restarts the count of requests. An account that then has nothing left to keep gives its place
  // to another. Requests that faults hold are ended without their work; returns how many.
  std::size_t reset(std::string_view id, bool forgets_requests);
  std::size_t reset_all(bool forgets_requests);

  // Replaces the plan of rules with which accounts begin, also in those that have begun; rules that
  // they have got since stay.
  void replace_fault_plan(std::vector<FaultRule> plan);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  AccountBeginning beginning_now() const;
  bool begins_anywhen() const;

  std::size_t accounts_max_;
  ClockSetting clock_;
  const Timelines& timelines_;
  std::vector<FaultRule> fault_plan_;
  JournalLimits journal_limits_;
  JournalPool journal_pool_;
  AccountBeginning beginning_;
  std::unordered_map<std::string, Account, Hash, std::equal_to<>> accounts_;
  Account everyone_else_;
};

}  // namespace glueprint
