#include "server/insight/verification.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/printable.hpp"
#include "core/time/duration_text.hpp"
#include "server/insight/named_requests.hpp"
#include "server/insight/pauses.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

using Ids = std::vector<std::int64_t>;

struct NearMiss {
  const JournalEntry* entry = nullptr;
  std::vector<Mismatch> mismatches;
};

// Fewer mismatches are nearer; another operation is far.
std::size_t distance(const std::vector<Mismatch>& mismatches) {
  const bool is_other = !mismatches.empty() && mismatches.front().member == "operation";
  return mismatches.size() + (is_other ? 100 : 0);
}

// The nearest ones among those that do not match; of equals the newest.
std::vector<NearMiss> near_misses(const Journal& journal, const EntryMatch& match) {
  std::vector<NearMiss> nearest;
  for (std::size_t place = 0; place < journal.size(); ++place) {
    const auto& entry = journal.newest(place);
    auto found = mismatches(match, entry);
    if (found.empty()) continue;
    const auto after = std::find_if(nearest.begin(), nearest.end(), [&](const NearMiss& known) {
      return distance(known.mismatches) > distance(found);
    });
    nearest.insert(after, {&entry, std::move(found)});
    if (nearest.size() > near_misses_max) nearest.pop_back();
  }
  return nearest;
}

std::string shown(const json& value) {
  return value.is_null() ? "absent" : shortened(printable(value.dump()), near_miss_value_bytes_max);
}

json written(const std::vector<NearMiss>& misses) {
  auto list = json::array();
  for (const auto& miss : misses) {
    auto members = json::array();
    for (const auto& each : miss.mismatches) {
      members.push_back({{"member", each.member}, {"wanted", each.wanted}, {"got", each.got}});
    }
    const auto operation = printable(operation_of(*miss.entry));
    list.push_back({{"id", miss.entry->id},
                    {"operation", operation.empty() ? json(nullptr) : json(operation)},
                    {"mismatches", std::move(members)}});
  }
  return list;
}

std::string in_words(const std::vector<NearMiss>& misses) {
  if (misses.empty()) return ".";
  std::vector<std::string> texts;
  for (const auto& miss : misses) {
    std::vector<std::string> parts;
    for (const auto& each : miss.mismatches) {
      parts.push_back(fmt::format("{} is {}, not {}", printable(each.member), shown(each.got),
                                  shown(each.wanted)));
    }
    texts.push_back(fmt::format("request {} ({})", miss.entry->id, fmt::join(parts, ", ")));
  }
  return fmt::format("; nearest: {}.", fmt::join(texts, ", "));
}

std::string expected_count(const Expectation& expected) {
  if (expected.at_least && expected.at_most) {
    return *expected.at_least == *expected.at_most
               ? fmt::format("exactly {}", *expected.at_least)
               : fmt::format("{} to {}", *expected.at_least, *expected.at_most);
  }
  return expected.at_least ? fmt::format("at least {}", *expected.at_least)
                           : fmt::format("at most {}", *expected.at_most);
}

json verdict(bool holds, std::size_t counted, std::string detail = {},
             json misses = json::array()) {
  json answer{{"holds", holds}, {"counted", counted}};
  if (holds) return answer;
  answer["detail"] = std::move(detail);
  answer["near_misses"] = std::move(misses);
  return answer;
}

json verify_order(const Journal& journal, const std::vector<EntryMatch>& steps) {
  std::size_t done = 0;
  std::int64_t last = 0;
  for (std::size_t place = journal.size(); place > 0 && done < steps.size(); --place) {
    const auto& entry = journal.newest(place - 1);
    if (!matches(steps[done], entry)) continue;
    ++done;
    last = entry.id;
  }
  if (done == steps.size()) return verdict(true, done);
  const auto misses = near_misses(journal, steps[done]);
  const auto after =
      done == 0 ? std::string{"in the journal"} : fmt::format("after request {}", last);
  return verdict(
      false, done,
      fmt::format("Expected {} requests in order, but step {}, {}, is not {}{}", steps.size(),
                  done + 1, in_words(steps[done]), after, in_words(misses)),
      written(misses));
}

}  // namespace

json verify(const Journal& journal, const Expectation& expected) {
  if (!expected.in_order.empty()) return verify_order(journal, expected.in_order);
  Ids ids;
  const JournalEntry* before = nullptr;
  const JournalEntry* hasty = nullptr;
  const JournalEntry* hasty_after = nullptr;
  for (std::size_t place = journal.size(); place > 0; --place) {
    const auto& entry = journal.newest(place - 1);
    if (!matches(expected.match, entry)) continue;
    const bool is_hasty = expected.min_interval && before != nullptr &&
                          interval_between(*before, entry) < *expected.min_interval;
    if (is_hasty && hasty == nullptr) {
      hasty = &entry;
      hasty_after = before;
    }
    ids.push_back(entry.id);
    before = &entry;
  }
  const auto counted = static_cast<std::int64_t>(ids.size());
  const bool are_few = expected.at_least && counted < *expected.at_least;
  if (are_few || (expected.at_most && counted > *expected.at_most)) {
    const auto misses = are_few ? near_misses(journal, expected.match) : std::vector<NearMiss>{};
    const auto which = ids.empty() ? std::string{} : fmt::format(" ({})", name_requests(ids));
    return verdict(false, ids.size(),
                   fmt::format("Expected {} of {}, but counted {}{}{}", expected_count(expected),
                               in_words(expected.match), counted, which, in_words(misses)),
                   written(misses));
  }
  if (hasty == nullptr) return verdict(true, ids.size());
  return verdict(
      false, ids.size(),
      fmt::format("Expected {} at least {} apart, but request {} came {} after request {}.",
                  in_words(expected.match), write_duration(*expected.min_interval), hasty->id,
                  write_duration(interval_between(*hasty_after, *hasty)), hasty_after->id));
}

}  // namespace glueprint
