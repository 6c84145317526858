#pragma once

#include <cstddef>
#include <vector>

#include <nlohmann/json.hpp>

#include "server/account/journal.hpp"

namespace glueprint {

// The attempts at one call, the oldest first. Without the SDK's name of the call they are those
// that are alike: the same operation, input and user agent, each soon after a failure.
struct Attempts {
  std::vector<const JournalEntry*> entries;
};

// Every call in the journal, in the order of the first attempts.
std::vector<Attempts> calls_in(const Journal& journal);

// Whether the answer is one after which SDKs try again: none, a throttle, or an error of a server.
bool invites_retry(const JournalEntry& entry);
bool is_throttle(const JournalEntry& entry);

// The newest calls, at most `calls_max`, that were tried again or should have been.
nlohmann::json write_retries(const Journal& journal, std::size_t calls_max);

}  // namespace glueprint
