#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/time/instant.hpp"
#include "server/account/journal.hpp"
#include "server/insight/entry_match.hpp"

namespace glueprint {

// What a test expects of the requests that match. With `in_order`, the journal must hold a request
// for each step, one after the other, others between them allowed.
struct Expectation {
  EntryMatch match;
  std::optional<std::int64_t> at_least;
  std::optional<std::int64_t> at_most;
  std::optional<Duration> min_interval;
  std::vector<EntryMatch> in_order;
};

// Whether the expectation holds (`holds`), what was counted, why it does not (`detail`, a
// sentence), and the near misses, member by member.
nlohmann::json verify(const Journal& journal, const Expectation& expected);

}  // namespace glueprint
