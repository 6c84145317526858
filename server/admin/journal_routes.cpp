#include <algorithm>
#include <iterator>
#include <limits>

#include "core/limits.hpp"
#include "core/text/json_reader.hpp"
#include "core/text/printable.hpp"
#include "core/time/time_text.hpp"
#include "server/admin/asked_entries.hpp"
#include "server/admin/handlers.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

json text_or_null(std::string_view text) {
  return text.empty() ? json(nullptr) : json(text);
}

// The input as JSON, or as text when it is no JSON or was cut. Null for a request that names no
// operation of Glue's.
json input_of(const JournalEntry& entry) {
  if (operation_of(entry).empty()) return nullptr;
  if (const auto input = read_json(entry.input, journal_depth_max)) return *input;
  return printable(entry.input);
}

// What to show of a request whatever became of it, where there is something to show.
void add_facts(const JournalEntry& entry, json& written) {
  if (entry.duration) {
    written["duration_ms"] = static_cast<double>(entry.duration->count()) / 1000;
  }
  if (!entry.note.empty()) written["note"] = entry.note;
  for (const auto& idle : entry.idle_rules) {
    written["rules_without_effect"].push_back({{"rule", idle.rule}, {"why", idle.why}});
  }
  if (!entry.hint.empty()) written["hint"] = entry.hint;
  if (entry.input_is_cut) written["input_is_cut"] = true;
  if (entry.reply.is_cut) written["reply_is_cut"] = true;
  if (entry.reply.client_left) written["client_left"] = true;
}

// The id before which the page begins.
std::int64_t oldest_seen(const Query& query) {
  constexpr auto id_max = std::numeric_limits<std::int64_t>::max();
  const auto next = query.number("next", 1, id_max);
  const auto before = query.number("before", 1, id_max);
  return std::min(next.value_or(id_max), before.value_or(id_max));
}

}  // namespace

json journal_entry_json(const JournalEntry& entry, const std::string& account) {
  auto rules = json::array();
  for (const auto& firing : entry.firings) rules.push_back(firing.rule);
  json written{{"account", account},
               {"attempt", entry.attempt == 0 ? json(nullptr) : json(entry.attempt)},
               {"connection", entry.connection == 0 ? json(nullptr) : json(entry.connection)},
               {"duration_ms", nullptr},
               {"error", text_or_null(entry.error)},
               {"id", entry.id},
               {"input", input_of(entry)},
               {"invocation_id", text_or_null(printable(entry.invocation_id))},
               {"operation", text_or_null(printable(operation_of(entry)))},
               {"real_time", write_instant(entry.real_time)},
               {"region", entry.region},
               {"request_id", entry.request_id},
               {"rules", std::move(rules)},
               {"status", entry.status == 0 ? json(nullptr) : json(entry.status)},
               {"time", write_instant(entry.time)},
               {"user_agent", text_or_null(printable(entry.user_agent))}};
  add_facts(entry, written);
  return written;
}

void get_journal(const AdminCall& call, AdminReply& reply) {
  const auto& account = call.account();
  const auto& journal = account.journal;
  const auto wanted = asked_entries(call.query, account);
  const auto limit = call.query.number("limit", 1, 1000).value_or(100);
  const auto before = oldest_seen(call.query);
  auto entries = json::array();
  json next = nullptr;
  for (std::size_t place = 0; place < journal.size() && next.is_null(); ++place) {
    const auto& entry = journal.newest(place);
    if (entry.id >= before || !matches(wanted, entry)) continue;
    if (std::ssize(entries) < limit) {
      entries.push_back(journal_entry_json(entry, call.scope.account));
    } else {
      next = entries.back().at("id");
    }
  }
  reply.json({{"entries", std::move(entries)}, {"next", std::move(next)}});
}

void delete_journal(const AdminCall& call, AdminReply&) {
  call.account().journal.clear();
}

}  // namespace glueprint
