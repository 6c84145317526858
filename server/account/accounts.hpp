#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/time/clock.hpp"
#include "server/account/journal.hpp"
#include "server/account/timeline_rules.hpp"
#include "server/account/timelines.hpp"
#include "server/faults/fault_rules.hpp"

namespace glueprint {

// What an account has besides its data: its time, the timelines that it may name and who gets them,
// the rules of faults for its requests, what is known of these, and how many it has sent.
struct Account {
  Clock clock;
  Timelines timelines;
  TimelineRules timeline_rules;
  FaultRules faults;
  Journal journal;
  std::int64_t requests = 0;
  int requests_in_hand = 0;  // those that are being answered
};

// Counts a request among those in hand of its account, for as long as the object lives. The account
// stays where it is until then.
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

// The accounts that have been heard of. Beyond the maximum, newcomers share one, so that a stream
// of made-up access keys takes no memory.
class Accounts {
 public:
  // Every account begins with a clock of that setting, told now, with the timelines of the book,
  // which must outlive the accounts, and with the faults of the plan.
  Accounts(std::size_t accounts_max, const ClockSetting& clock, const Timelines& timelines,
           std::vector<FaultRule> fault_plan, const JournalLimits& journal_limits);

  Account& of(std::string_view id);

  // Whether the account is one of its own, or can be made.
  bool has_room_for(std::string_view id) const;

  // Puts an account back as it began, or all of them; their clocks are told anew. The requests that
  // were sent are forgotten only when they are to be counted from the beginning. An account of
  // which nothing is to be kept then leaves its place to another.
  void reset(std::string_view id, bool forgets_requests);
  void reset_all(bool forgets_requests);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  Account new_account() const;
  void reset(Account& account, bool forgets_requests) const;
  bool begins_anywhen() const;

  std::size_t accounts_max_;
  ClockSetting clock_;
  const Timelines& timelines_;
  std::vector<FaultRule> fault_plan_;
  JournalLimits journal_limits_;
  Account first_;
  std::unordered_map<std::string, Account, Hash, std::equal_to<>> accounts_;
  Account everyone_else_;
};

}  // namespace glueprint
