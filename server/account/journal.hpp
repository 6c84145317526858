#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/time/instant.hpp"

namespace glueprint {

// A fault that was injected into a request: the rule that fired, and the member `fault` of a rule
// that would inject it again.
struct Firing {
  std::string rule;
  std::shared_ptr<const nlohmann::json> fault;
};

// One request to the API, and its outcome.
struct JournalEntry {
  std::int64_t id = 0;              // counts the requests of the account from 1
  std::int64_t serial = 0;          // counts those of the server: no other entry ever has it
  std::int64_t ordinal = 0;         // counts those of this operation and region since clear()
  std::int64_t ordinal_of_all = 0;  // counts all since clear()
  Instant time;                     // emulated
  Instant real_time;
  std::string_view operation;  // empty when no served one was named
  std::string region;
  std::string input;  // the body, of served operations alone: others may tell secrets
  bool input_is_cut = false;
  std::string request_id;
  unsigned status = 0;  // 0: nothing was answered, or not yet
  std::string error;    // AWS's code; empty when it is none
  std::vector<Firing> firings;
  std::optional<std::chrono::microseconds> duration;  // until the answer was ready, in real time
};

struct JournalLimits {
  std::size_t entries_max = 0;
  std::size_t input_bytes_max = 0;  // of one entry
  std::size_t bytes_max = 0;        // of all entries
};

// The newest requests of an account.
class Journal {
 public:
  explicit Journal(const JournalLimits& limits) : limits_{limits} {}

  // Adds an entry, and drops the oldest to make room. Serials ascend from call to call; `operation`
  // must outlive the journal.
  void begin(std::int64_t serial, std::string_view operation, std::string_view region,
             std::string_view input);

  // The entry of that serial; nullptr when it has been dropped.
  JournalEntry* find(std::int64_t serial);

  std::size_t size() const { return entries_.size(); }
  const JournalEntry& newest(std::size_t place) const {
    return entries_[entries_.size() - 1 - place];
  }

  // Drops all entries. Counting starts again from 1, except for ids.
  void clear();

  // The number of entries with firings that were dropped to make room since clear().
  std::int64_t dropped_firings() const { return dropped_firings_; }

 private:
  // The number of requests of one operation and region.
  struct Count {
    std::string_view operation;
    std::string region;
    std::int64_t requests = 0;
  };

  std::int64_t count(std::string_view operation, std::string_view region);
  void make_room(std::size_t bytes);

  JournalLimits limits_;
  std::deque<JournalEntry> entries_;  // the oldest first
  std::size_t bytes_ = 0;
  std::vector<Count> counts_;
  std::int64_t ids_ = 0;
  std::int64_t requests_ = 0;
  std::int64_t dropped_firings_ = 0;
};

}  // namespace glueprint
