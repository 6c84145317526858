#include "server/insight/entry_match.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/glob.hpp"
#include "core/text/json_reader.hpp"
#include "core/text/printable.hpp"
#include "core/time/time_text.hpp"
#include "server/faults/input_match.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

json text_or_nothing(std::string_view text) {
  return text.empty() ? json(nullptr) : json(printable(text));
}

json rules_of(const JournalEntry& entry) {
  auto rules = json::array();
  for (const auto& firing : entry.firings) rules.push_back(firing.rule);
  return rules;
}

bool fired_for(const std::string& rule, const JournalEntry& entry) {
  return std::any_of(entry.firings.begin(), entry.firings.end(),
                     [&rule](const Firing& firing) { return matches_glob(rule, firing.rule); });
}

// Visits each member that the match wants, as visit(name, whether it fits, wanted, got), where the
// last two are functions.
void visit_plain_members(const EntryMatch& match, const JournalEntry& entry, const auto& visit) {
  const auto text = [&](const char* name, const auto& glob, std::string_view given) {
    if (!glob) return true;
    return visit(
        name, matches_glob(*glob, given), [&] { return json(*glob); },
        [&] { return text_or_nothing(given); });
  };
  const bool goes_on = text("operation", match.operation, operation_of(entry)) &&
                       text("region", match.region, entry.region) &&
                       text("error", match.error, entry.error);
  if (!goes_on) return;
  const auto status = [](unsigned given) { return given == 0 ? json(nullptr) : json(given); };
  if (match.status &&
      !visit(
          "status", *match.status == entry.status, [&] { return status(*match.status); },
          [&] { return status(entry.status); })) {
    return;
  }
  if (match.since &&
      !visit(
          "since", entry.time >= *match.since, [&] { return json(write_instant(*match.since)); },
          [&] { return json(write_instant(entry.time)); })) {
    return;
  }
  if (match.rule) {
    visit(
        "rule", fired_for(*match.rule, entry), [&] { return json(*match.rule); },
        [&] { return rules_of(entry); });
  }
}

// The members of an input; null when it is no JSON object, or was cut.
json members_of(const JournalEntry& entry) {
  auto members = read_json(entry.input, matched_depth_max);
  return members && members->is_object() ? *std::move(members) : json(nullptr);
}

}  // namespace

bool matches(const EntryMatch& match, const JournalEntry& entry) {
  bool fits = true;
  visit_plain_members(match, entry, [&fits](const char*, bool is_fit, const auto&, const auto&) {
    fits = is_fit;
    return fits;
  });
  return fits && (match.input.is_null() || input_matches(match.input, members_of(entry)));
}

std::vector<Mismatch> mismatches(const EntryMatch& match, const JournalEntry& entry) {
  std::vector<Mismatch> found;
  visit_plain_members(match, entry,
                      [&found](const char* name, bool is_fit, const auto& wanted, const auto& got) {
                        if (!is_fit) found.push_back({name, wanted(), got()});
                        return true;
                      });
  if (match.input.is_null()) return found;
  const auto members = members_of(entry);
  for (const auto& [name, wanted] : match.input.items()) {
    const auto member = members.is_null() ? members.end() : members.find(name);
    const bool is_there = !members.is_null() && member != members.end();
    if (is_there && input_matches(wanted, *member)) continue;
    found.push_back({"input." + name, wanted, is_there ? *member : json(nullptr)});
  }
  return found;
}

std::string in_words(const EntryMatch& match) {
  std::vector<std::string> parts;
  if (match.region) parts.push_back("region " + in_quotes(*match.region));
  if (match.status) {
    parts.push_back(*match.status == 0 ? "no answer" : fmt::format("status {}", *match.status));
  }
  if (match.error) parts.push_back("error " + in_quotes(*match.error));
  if (match.rule) parts.push_back("rule " + in_quotes(*match.rule));
  if (match.since) parts.push_back("time since " + write_instant(*match.since));
  if (!match.input.is_null()) {
    for (const auto& [name, value] : match.input.items()) {
      parts.push_back(fmt::format("input.{} {}", printable(name),
                                  shortened(printable(value.dump()), near_miss_value_bytes_max)));
    }
  }
  const auto operation = match.operation ? printable(*match.operation) : "any operation";
  return parts.empty() ? operation
                       : fmt::format("{} with {}", operation, fmt::join(parts, " and "));
}

}  // namespace glueprint
