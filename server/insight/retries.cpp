#include "server/insight/retries.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/limits.hpp"
#include "core/text/printable.hpp"
#include "server/insight/pauses.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

std::size_t likeness_of(const JournalEntry& entry) {
  const std::hash<std::string_view> hash;
  constexpr std::size_t prime = 1'000'003;
  auto value = hash(entry.operation);
  for (const std::string_view text : {std::string_view{entry.region}, std::string_view{entry.input},
                                      std::string_view{entry.user_agent}}) {
    value = value * prime + hash(text);
  }
  return value;
}

bool is_retry_of(const JournalEntry& earlier, const JournalEntry& later) {
  return earlier.operation == later.operation && earlier.region == later.region &&
         earlier.input == later.input && earlier.user_agent == later.user_agent &&
         invites_retry(earlier) && pause_after(earlier, later) <= retry_pause_max;
}

json statuses_of(const Attempts& call) {
  auto statuses = json::array();
  for (const auto* entry : call.entries) {
    statuses.push_back(entry->status == 0 ? json(nullptr) : json(entry->status));
  }
  return statuses;
}

json errors_of(const Attempts& call) {
  auto errors = json::array();
  for (const auto* entry : call.entries) {
    errors.push_back(entry->error.empty() ? json(nullptr) : json(entry->error));
  }
  return errors;
}

// The pauses before each retry, and whether those that the server asked for were kept.
void write_pauses(const Attempts& call, json& written) {
  auto pauses = json::array();
  auto hints = json::array();
  json are_kept = nullptr;
  for (std::size_t i = 0; i + 1 < call.entries.size(); ++i) {
    const auto& entry = *call.entries[i];
    const auto pause = pause_after(entry, *call.entries[i + 1]);
    pauses.push_back(pause.count());
    const auto& hint = entry.reply.retry_after;
    hints.push_back(hint ? json(hint->count()) : json(nullptr));
    if (hint) are_kept = (are_kept.is_null() || are_kept == json(true)) && pause >= *hint;
  }
  written["gaps_ms"] = std::move(pauses);
  written["hints_ms"] = std::move(hints);
  written["hints_kept"] = std::move(are_kept);
}

json write_call(const Attempts& call) {
  const auto& first = *call.entries.front();
  const auto& last = *call.entries.back();
  auto ids = json::array();
  for (const auto* entry : call.entries) ids.push_back(entry->id);
  const auto text = [](std::string_view given) {
    return given.empty() ? json(nullptr) : json(printable(given));
  };
  json written{{"operation", text(first.operation)},
               {"region", first.region},
               {"invocation_id", text(first.invocation_id)},
               {"user_agent", text(first.user_agent)},
               {"attempts", call.entries.size()},
               {"requests", std::move(ids)},
               {"statuses", statuses_of(call)},
               {"errors", errors_of(call)},
               {"succeeded", last.status == 200 && !last.reply.is_cut}};
  write_pauses(call, written);
  return written;
}

}  // namespace

bool is_throttle(const JournalEntry& entry) {
  return entry.status == 429 || entry.error == "ThrottlingException" ||
         entry.error == "ProvisionedThroughputExceededException" ||
         entry.error == "TooManyRequestsException";
}

bool invites_retry(const JournalEntry& entry) {
  if (!entry.duration) return false;
  return entry.status == 0 || entry.status >= 500 || entry.reply.is_cut || is_throttle(entry);
}

std::vector<Attempts> calls_in(const Journal& journal) {
  std::vector<Attempts> calls;
  std::unordered_map<std::string_view, std::size_t> by_invocation;
  std::unordered_map<std::size_t, std::size_t> by_likeness;
  for (std::size_t place = journal.size(); place > 0; --place) {
    const auto& entry = journal.newest(place - 1);
    const bool is_named = !entry.invocation_id.empty();
    auto& call = is_named
                     ? by_invocation.try_emplace(entry.invocation_id, calls.size()).first->second
                     : by_likeness.try_emplace(likeness_of(entry), calls.size()).first->second;
    const bool goes_on =
        call < calls.size() && (is_named || is_retry_of(*calls[call].entries.back(), entry));
    if (!goes_on) {
      call = calls.size();
      calls.emplace_back();
    }
    calls[call].entries.push_back(&entry);
  }
  return calls;
}

json write_retries(const Journal& journal, std::size_t calls_max) {
  const auto calls = calls_in(journal);
  auto written = json::array();
  for (auto call = calls.rbegin(); call != calls.rend() && written.size() < calls_max; ++call) {
    const bool is_wanted = call->entries.size() > 1 || invites_retry(*call->entries.back());
    if (is_wanted) written.push_back(write_call(*call));
  }
  return written;
}

}  // namespace glueprint
