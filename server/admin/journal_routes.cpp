#include <iterator>
#include <limits>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/glob.hpp"
#include "core/text/json_reader.hpp"
#include "core/text/printable.hpp"
#include "core/time/time_text.hpp"
#include "server/admin/handlers.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// The query of `GET journal`.
struct Wanted {
  explicit Wanted(const Query& query)
      : operation{query.text("operation")},
        rule{query.text("rule")},
        entries{query.number("limit", 1, 1000).value_or(100)},
        before{query.number("before", 1, id_max).value_or(id_max)} {}

  bool holds(const JournalEntry& entry) const {
    if (entry.id >= before) return false;
    if (operation != nullptr && !matches_glob(*operation, operation_of(entry))) return false;
    if (rule == nullptr) return true;
    for (const auto& firing : entry.firings) {
      if (matches_glob(*rule, firing.rule)) return true;
    }
    return false;
  }

  static constexpr std::int64_t id_max = std::numeric_limits<std::int64_t>::max();

  const std::string* operation;
  const std::string* rule;
  std::int64_t entries;
  std::int64_t before;
};

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

json write_entry(const JournalEntry& entry, const std::string& account) {
  auto rules = json::array();
  for (const auto& firing : entry.firings) rules.push_back(firing.rule);
  json written{{"account", account},
               {"duration_ms", nullptr},
               {"error", text_or_null(entry.error)},
               {"id", entry.id},
               {"input", input_of(entry)},
               {"operation", text_or_null(printable(operation_of(entry)))},
               {"real_time", write_instant(entry.real_time)},
               {"region", entry.region},
               {"request_id", entry.request_id},
               {"rules", std::move(rules)},
               {"status", entry.status == 0 ? json(nullptr) : json(entry.status)},
               {"time", write_instant(entry.time)}};
  if (entry.duration) {
    written["duration_ms"] = static_cast<double>(entry.duration->count()) / 1000;
  }
  if (!entry.note.empty()) written["note"] = entry.note;
  for (const auto& idle : entry.idle_rules) {
    written["rules_without_effect"].push_back({{"rule", idle.rule}, {"why", idle.why}});
  }
  if (entry.input_is_cut) written["input_is_cut"] = true;
  if (!entry.hint.empty()) written["hint"] = entry.hint;
  return written;
}

}  // namespace

void get_journal(const AdminCall& call, AdminReply& reply) {
  const auto& journal = call.account().journal;
  const Wanted wanted{call.query};
  auto entries = json::array();
  json next = nullptr;
  for (std::size_t place = 0; place < journal.size() && next.is_null(); ++place) {
    const auto& entry = journal.newest(place);
    if (!wanted.holds(entry)) continue;
    if (std::ssize(entries) < wanted.entries) {
      entries.push_back(write_entry(entry, call.scope.account));
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
