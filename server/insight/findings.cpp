#include "server/insight/findings.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/json_reader.hpp"
#include "core/text/printable.hpp"
#include "core/time/duration_text.hpp"
#include "server/account/token_mark.hpp"
#include "server/documents/elements.hpp"
#include "server/insight/named_requests.hpp"
#include "server/insight/pauses.hpp"
#include "server/insight/retries.hpp"
#include "server/model/model.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

constexpr Duration polite_poll{1000};
constexpr Duration instantly{100};
constexpr std::size_t polls_min = 3;

json input_members(const JournalEntry& entry) {
  auto members = read_json(entry.input, matched_depth_max);
  return members && members->is_object() ? *std::move(members) : json::object();
}

bool takes_tokens(const JournalEntry& entry) {
  const auto* operation = Model::built_in().find_operation(entry.operation);
  return operation != nullptr && operation->input->find_member("NextToken") != nullptr;
}

// Tokens are looked for from the newest request on: one that is used is so later. What stands in a
// cut input is not known, so that nothing is said of that operation's answers before it.
void find_dropped_tokens(const Journal& journal, std::vector<Finding>& findings) {
  std::unordered_set<std::uint64_t> used;
  std::set<std::string_view> unknown;
  std::map<std::string_view, std::vector<std::int64_t>> dropped;
  for (std::size_t place = 0; place < journal.size(); ++place) {
    const auto& entry = journal.newest(place);
    const auto mark = entry.reply.next_token;
    if (mark != 0 && !used.contains(mark) && !unknown.contains(entry.operation)) {
      dropped[entry.operation].push_back(entry.id);
    }
    if (!takes_tokens(entry)) continue;
    if (entry.input_is_cut) unknown.insert(entry.operation);
    if (const auto token = find_text(input_members(entry), "NextToken")) {
      used.insert(mark_of_token(*token));
    }
  }
  for (auto& [operation, ids] : dropped) {
    std::reverse(ids.begin(), ids.end());
    auto detail = fmt::format("{} answered {} with a NextToken that no later request uses.",
                              operation, name_requests(ids));
    findings.push_back({"dropped_next_token", std::move(detail), std::move(ids),
                        "Ask again with the NextToken until an answer has none, or take the SDK's "
                        "paginator; an answer with a token is not the whole list."});
  }
}

// First attempts at reads of one thing that follow each other.
void find_fast_polls(const std::vector<Attempts>& calls, std::vector<Finding>& findings) {
  using Key = std::pair<std::string_view, std::pair<std::string_view, std::string_view>>;
  struct Polls {
    const JournalEntry* last = nullptr;
    std::vector<std::int64_t> ids;
    Duration shortest = polite_poll;
  };
  std::map<Key, Polls> all;
  for (const auto& call : calls) {
    const auto& entry = *call.entries.front();
    const auto* operation = Model::built_in().find_operation(entry.operation);
    if (operation == nullptr || operation->access != Access::reads) continue;
    auto& polls = all[{entry.operation, {entry.region, entry.input}}];
    const auto gap = polls.last ? interval_between(*polls.last, entry) : polite_poll;
    if (gap < polite_poll) {
      if (polls.ids.empty()) polls.ids.push_back(polls.last->id);
      polls.ids.push_back(entry.id);
      polls.shortest = std::min(polls.shortest, gap);
    }
    polls.last = &entry;
  }
  for (auto& [key, polls] : all) {
    if (polls.ids.size() < polls_min) continue;
    auto detail = fmt::format("{} was polled faster than once a second: {}, as little as {} apart.",
                              key.first, name_requests(polls.ids), write_duration(polls.shortest));
    findings.push_back({"polled_too_fast", std::move(detail), std::move(polls.ids),
                        "Wait a second or more between two polls; AWS throttles an account, so "
                        "that one eager client slows all others."});
  }
}

bool lost_its_reply(const JournalEntry& entry) {
  return entry.reply.work_was_done && (entry.reply.is_cut || entry.reply.client_left);
}

// What helps against a second start by that operation; empty for one that starts no run.
std::string_view advice_on_starting(std::string_view operation) {
  if (operation == "StartBlueprintRun") {
    return "After a lost reply look with GetBlueprintRuns whether the run is there before starting "
           "it again; StartBlueprintRun takes no idempotency token, so the SDK must not repeat "
           "it: one attempt.";
  }
  if (operation != "StartWorkflowRun" && operation != "ResumeWorkflowRun") return {};
  return "After a lost reply look with GetWorkflowRuns whether the run is there before starting "
         "it again; no idempotency token is taken, so the SDK must not repeat the request: one "
         "attempt.";
}

void find_second_starts(const Journal& journal, std::vector<Finding>& findings) {
  using Key = std::pair<std::string_view, std::pair<std::string_view, std::string_view>>;
  std::map<Key, const JournalEntry*> lost;
  for (std::size_t place = journal.size(); place > 0; --place) {
    const auto& entry = journal.newest(place - 1);
    const auto advice = advice_on_starting(entry.operation);
    if (advice.empty()) continue;
    auto& before = lost[{entry.operation, {entry.region, entry.input}}];
    if (before != nullptr && entry.reply.work_was_done) {
      findings.push_back(
          {"started_twice",
           fmt::format("Request {} started the run of request {} a second time: the reply to that "
                       "one was lost, but its run had been started.",
                       entry.id, before->id),
           {before->id, entry.id},
           advice});
      before = nullptr;
    }
    if (lost_its_reply(entry)) before = &entry;
  }
}

void find_ignored_throttles(const std::vector<Attempts>& calls, std::vector<Finding>& findings) {
  for (const auto& call : calls) {
    std::size_t hasty = 0;
    for (std::size_t i = 0; i + 1 < call.entries.size(); ++i) {
      const auto& entry = *call.entries[i];
      const auto& next = *call.entries[i + 1];
      if (!is_throttle(entry)) continue;
      const auto pause = pause_after(entry, next);
      const auto& hint = entry.reply.retry_after;
      hasty += !hint && pause < instantly ? 1 : 0;
      if (hint ? pause >= *hint : hasty < 2) continue;
      const auto asked = hint ? write_duration(*hint) : std::string{"a growing pause"};
      findings.push_back(
          {"ignored_throttle",
           fmt::format("Request {} was throttled and asked for {}, but request {} tried {} again "
                       "after {}.",
                       entry.id, asked, next.id, entry.operation, write_duration(pause)),
           {entry.id, next.id},
           "Wait as long as the answer asks for, and longer after each throttle; \"adaptive\" or "
           "\"standard\" retries of the SDK do the latter."});
      break;
    }
  }
}

void find_impatience(const Journal& journal, std::vector<Finding>& findings) {
  for (std::size_t place = journal.size(); place > 0; --place) {
    const auto& entry = journal.newest(place - 1);
    if (!entry.reply.client_left) continue;
    const auto waited =
        std::chrono::duration_cast<Duration>(entry.duration.value_or(std::chrono::microseconds{0}));
    findings.push_back(
        {"gave_up",
         fmt::format("The client of request {} ({}) left before the answer, which was ready or "
                     "given up after {}.",
                     entry.id, entry.operation, write_duration(waited)),
         {entry.id},
         "Set the client's read timeout above the slowest answer that it must bear, and treat the "
         "work as perhaps done."});
  }
}

// What remarks on requests show; requests with the same remark are together.
struct RemarkKind {
  std::string_view name;
  RemarkAbout about;
  std::string_view what_they_did;
  std::string_view advice;
};

constexpr RemarkKind wrong_place{
    "wrong_place", RemarkAbout::place, "looked for it there",
    "Give the client the region, and the access key (twelve digits are the account), under which "
    "it was made."};

constexpr RemarkKind faulty_archive{
    "faulty_archive", RemarkAbout::archive, "met it",
    "Mend the blueprint's archive; `glueprint check` tells all that is wrong with it."};

void find_remarks(const Journal& journal, const RemarkKind& kind, std::vector<Finding>& findings) {
  std::map<std::string_view, std::vector<std::int64_t>> by_hint;
  for (std::size_t place = journal.size(); place > 0; --place) {
    const auto& entry = journal.newest(place - 1);
    if (entry.reply.remark != kind.about) continue;
    if (by_hint.size() >= findings_of_kind_max && !by_hint.contains(entry.hint)) continue;
    by_hint[entry.hint].push_back(entry.id);
  }
  for (auto& [hint, ids] : by_hint) {
    auto detail = fmt::format("{}; {} {}.", hint, name_requests(ids), kind.what_they_did);
    findings.push_back({kind.name, std::move(detail), std::move(ids), kind.advice});
  }
}

// Keeps the newest of a kind.
void add_newest(std::vector<Finding> found, std::vector<Finding>& findings) {
  const auto kept = std::min(found.size(), findings_of_kind_max);
  std::move(found.end() - static_cast<std::ptrdiff_t>(kept), found.end(),
            std::back_inserter(findings));
}

}  // namespace

std::vector<Finding> findings_in(const Journal& journal) {
  std::vector<Finding> findings;
  const auto calls = calls_in(journal);
  const auto gather = [&findings](const auto& find) {
    std::vector<Finding> found;
    find(found);
    add_newest(std::move(found), findings);
  };
  gather([&](auto& found) { find_second_starts(journal, found); });
  gather([&](auto& found) { find_dropped_tokens(journal, found); });
  gather([&](auto& found) { find_ignored_throttles(calls, found); });
  gather([&](auto& found) { find_fast_polls(calls, found); });
  gather([&](auto& found) { find_impatience(journal, found); });
  gather([&](auto& found) { find_remarks(journal, wrong_place, found); });
  gather([&](auto& found) { find_remarks(journal, faulty_archive, found); });
  return findings;
}

json write_findings(const std::vector<Finding>& findings) {
  auto written = json::array();
  for (const auto& finding : findings) {
    written.push_back({{"kind", finding.kind},
                       {"detail", finding.detail},
                       {"requests", finding.requests},
                       {"advice", finding.advice}});
  }
  return written;
}

}  // namespace glueprint
