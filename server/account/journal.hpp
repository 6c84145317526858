#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/time/instant.hpp"
#include "server/account/journal_pool.hpp"

namespace glueprint {

struct JournalLimits {
  std::size_t entries_max = 0;
  std::size_t input_bytes_max = 0;  // of one entry
  std::size_t bytes_max = 0;        // of all entries
  std::size_t total_bytes_max = 0;  // of the entries of all journals
};

// A request as it is known when it comes. `operation` must outlive the journal; `unserved` names
// one that is not served.
struct JournalRequest {
  std::int64_t serial = 0;
  std::string_view operation;
  std::string_view region;
  std::string_view input;
  std::string_view request_id;
  Instant time;
  Instant real_time;
  std::string_view unserved{};
  std::string_view invocation_id{};
  int attempt = 0;
  std::string_view user_agent{};
  std::int64_t connection = 0;
};

// What became of a request; without a status nothing was answered.
struct JournalOutcome {
  unsigned status = 0;
  std::string_view error;
  std::string_view note;  // why nothing was answered; must outlive the journal
  std::chrono::microseconds duration{0};
  std::string_view hint{};
  ReplyFacts reply{};
};

// The newest requests of an account.
class Journal {
 public:
  // The pool must outlive the journal.
  Journal(const JournalLimits& limits, JournalPool& pool) : limits_{limits}, pool_{pool} {}
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  ~Journal() { clear(); }

  // Adds an entry, and drops the oldest ones for it. Serials ascend from call to call.
  void begin(const JournalRequest& request);

  // Fills the entry of that serial in, unless it has been dropped. What it holds then counts too,
  // so that the oldest entries are dropped for it, or it is itself.
  void add_firings(std::int64_t serial, std::vector<Firing> firings);
  void take_back(std::int64_t serial, std::vector<IdleRule> idle);  // firings without effect
  void finish(std::int64_t serial, const JournalOutcome& outcome);

  // The entry of that serial; nullptr when it has been dropped.
  const JournalEntry* find(std::int64_t serial) const;

  std::size_t size() const { return entries_.size(); }
  const JournalEntry& newest(std::size_t place) const {
    return entries_[entries_.size() - 1 - place]->entry;
  }

  // What all entries hold.
  std::size_t bytes() const { return bytes_; }

  // Drops all entries, and counts from 1 again, but for ids.
  void clear();

  // The same, and ids from 1 too.
  void reset();

  // How often clear() or reset() was called.
  std::int64_t times_cleared() const { return times_cleared_; }

  // How many requests since clear() are not in the journal, for want of room.
  std::int64_t dropped() const { return requests_ - static_cast<std::int64_t>(size()); }

  // For how many requests rules fired since clear() that are not in the journal, for want of room.
  std::int64_t dropped_firings() const { return dropped_firings_; }

 private:
  friend class JournalPool;
  using Place = JournalPool::Place;

  // How many requests of an operation and region there were.
  struct Count {
    std::string_view operation;
    std::string region;
    std::int64_t requests = 0;
  };

  std::int64_t count(std::string_view operation, std::string_view region);
  std::deque<Place>::const_iterator find_place(std::int64_t serial) const;
  void charge(JournalPool::Kept& kept);
  void drop_oldest();

  JournalLimits limits_;
  JournalPool& pool_;
  std::deque<Place> entries_;  // the oldest first
  std::size_t bytes_ = 0;
  std::vector<Count> counts_;
  std::int64_t ids_ = 0;
  std::int64_t requests_ = 0;
  std::int64_t dropped_firings_ = 0;
  std::int64_t times_cleared_ = 0;
};

}  // namespace glueprint
