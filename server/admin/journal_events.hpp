#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/account/accounts.hpp"
#include "server/admin/route.hpp"
#include "server/exchange/event_stream.hpp"
#include "server/insight/entry_match.hpp"

namespace glueprint {

// The journal of an account as server-sent events. It copies nothing: it remembers what it has
// told, and a reader who is slower than the journal forgets is told how much is missing.
class JournalEvents final : public EventStream {
 public:
  // Tells of the wanted requests alone. Goes on after the event of that id, when it is one of this
  // server's; else it begins now.
  // `silence_max` is after which silence a comment tells that the connection lives.
  JournalEvents(AdminParts& parts, const std::string& account, EntryMatch wanted,
                std::string_view last_event_id, std::chrono::milliseconds silence_max);
  ~JournalEvents() override;

  void write_next(std::string& out) override;

 private:
  void begin(std::string_view last_event_id);
  std::size_t count_of_unseen() const;
  void tell_of_clearing(std::string& out);
  void tell_what_ended(std::string& out);
  void tell_what_came(std::string& out);
  void tell(const JournalEntry& entry, std::string& out);
  void remember(const JournalEntry& entry);
  std::string id() const;

  AdminParts& parts_;
  std::string account_;
  EntryMatch wanted_;
  Account& owner_;
  RequestInHand keeps_owner_;
  std::chrono::milliseconds silence_max_;
  std::chrono::steady_clock::time_point told_at_;
  std::int64_t times_cleared_ = 0;
  std::int64_t seen_ = 0;              // the serial of the newest entry that was told
  std::int64_t seen_id_ = 0;           // its id, 0 for none
  std::vector<std::int64_t> pending_;  // serials of those told without an answer
  bool has_begun_ = false;
};

}  // namespace glueprint
