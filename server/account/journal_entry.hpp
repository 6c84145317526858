#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/remark.hpp"
#include "core/time/instant.hpp"

namespace glueprint {

// A fault that was injected into a request: the rule that fired, and the member `fault` of a rule
// that would do the same again.
struct Firing {
  std::string rule;
  std::shared_ptr<const nlohmann::json> fault;
};

// A rule whose fault could do nothing to the answer, so that it counts as not fired, and why.
struct IdleRule {
  std::string rule;
  std::string why;
};

// What is worth knowing of a reply beside its status.
struct ReplyFacts {
  bool is_cut = false;         // less was sent than the whole, or a reset came after it
  bool work_was_done = false;  // whatever was sent of the answer
  bool client_left = false;    // before the answer was ready
  RemarkAbout remark = RemarkAbout::nothing;  // what the entry's hint is about, if it is a remark
  std::uint64_t next_token = 0;               // the mark of the token that it gave; 0: none
  std::optional<std::chrono::milliseconds> retry_after;  // when the client may come again
};

// One request to the API, and what became of it.
struct JournalEntry {
  std::int64_t id = 0;              // counts the requests of the account from 1
  std::int64_t serial = 0;          // counts those of the server: no other entry ever has it
  std::int64_t ordinal = 0;         // counts those of this operation and region since clear()
  std::int64_t ordinal_of_all = 0;  // counts all since clear()
  Instant time;                     // emulated
  Instant real_time;
  std::string_view operation;  // empty when no served one was named
  std::string region;
  std::string unserved;  // the operation that was named, when it is Glue's by its target alone
  std::string input;     // the body; of an operation that is not served, without its secrets
  bool input_is_cut = false;
  std::string invocation_id;  // what the SDK calls all attempts of one call
  int attempt = 0;            // counts those from 1; 0: not said
  std::string user_agent;
  std::int64_t connection = 0;  // counts those of the server; 0: none
  std::string request_id;
  unsigned status = 0;    // 0: nothing was answered, or not yet
  std::string error;      // AWS's code; empty when it is none
  std::string hint;       // what helps whoever sent it; mostly empty
  std::string_view note;  // why nothing was answered, where it is known
  std::vector<Firing> firings;
  std::vector<IdleRule> idle_rules;
  ReplyFacts reply;
  std::optional<std::chrono::microseconds> duration;  // until the answer was ready, in real time
};

// The name of the operation, served or not; empty when none was named.
inline std::string_view operation_of(const JournalEntry& entry) {
  return entry.operation.empty() ? std::string_view{entry.unserved} : entry.operation;
}

// Empties what Journal::begin does not set, and the texts, which keep their memory.
void empty_for_reuse(JournalEntry& entry);

// What an entry holds on the heap. The fault of a firing counts in full, though a rule and other
// entries may share it: once the rule has gone, the journal alone keeps it.
std::size_t heap_bytes(const JournalEntry& entry);

}  // namespace glueprint
