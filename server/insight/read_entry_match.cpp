#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/glob.hpp"
#include "core/text/nearest_name.hpp"
#include "core/text/printable.hpp"
#include "core/time/duration_text.hpp"
#include "core/time/time_text.hpp"
#include "server/documents/elements.hpp"
#include "server/faults/fault.hpp"
#include "server/insight/entry_match.hpp"
#include "server/model/glue_names.hpp"
#include "server/model/known_errors.hpp"
#include "server/model/model.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

using Texts = std::vector<std::string_view>;

bool fits_any(const std::string& glob, const Texts& names) {
  return std::any_of(names.begin(), names.end(),
                     [&glob](std::string_view name) { return matches_glob(glob, name); });
}

void require_known(const char* member, const std::optional<std::string>& glob, const Texts& names,
                   const char* what) {
  if (!glob || fits_any(*glob, names)) return;
  throw WrongMatch{
      member, fmt::format("{} fits no {}{}", in_quotes(*glob), what, suggestion(*glob, names))};
}

// Glue's operations, served or not, and what was asked for beside them.
Texts operations_of(const Account& account) {
  Texts names;
  for (std::size_t place = 0; place < account.journal.size(); ++place) {
    const auto& unserved = account.journal.newest(place).unserved;
    if (!unserved.empty() && !is_operation_of_glue(unserved)) names.push_back(unserved);
  }
  for (auto left = operation_names_txt; !left.empty();) {
    const auto end = std::min(left.find('\n'), left.size());
    if (end > 0) names.push_back(left.substr(0, end));
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return names;
}

// AWS's errors, those that rules inject, and those that were answered.
Texts errors_of(const Account& account) {
  Texts codes;
  for (const auto& error : known_errors()) codes.push_back(error.code);
  for (const auto& live : account.faults.all()) {
    if (!live.rule.fault || !live.rule.fault->definition()) continue;
    const auto& fault = *live.rule.fault->definition();
    const auto code = fault.find("code");
    if (code != fault.end() && code->is_string()) {
      codes.push_back(code->get_ref<const std::string&>());
    }
  }
  for (std::size_t place = 0; place < account.journal.size(); ++place) {
    const auto& error = account.journal.newest(place).error;
    if (!error.empty() && find_known_error(error) == nullptr) codes.push_back(error);
  }
  return codes;
}

// The rules that there are, and those that have fired.
Texts rules_of(const Account& account) {
  Texts ids;
  for (const auto& live : account.faults.all()) ids.push_back(live.rule.id);
  for (std::size_t place = 0; place < account.journal.size(); ++place) {
    for (const auto& firing : account.journal.newest(place).firings) {
      if (!account.faults.has(firing.rule)) ids.push_back(firing.rule);
    }
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

void require_members(const json& input, const std::string& operations) {
  Texts known;
  for (const auto& operation : Model::built_in().operations()) {
    if (!matches_glob(operations, operation.name)) continue;
    for (const auto& member : operation.input->members) known.push_back(member.name);
  }
  // Nobody here knows the inputs of operations that are not served.
  if (known.empty()) return;
  for (const auto& [name, value] : input.items()) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    throw WrongMatch{"input." + name, "is no input of such requests" + suggestion(name, known)};
  }
}

Instant read_since(const std::string& text, const Account& account) {
  const auto signed_ago = read_time_ago(text);
  if (const auto ago = signed_ago ? signed_ago : read_duration(text)) {
    return account.clock.now() - *ago;
  }
  if (const auto instant = read_instant(text)) return *instant;
  throw WrongMatch{"since", "must be an instant (2026-01-01T00:00:00Z) or a time ago (10s)"};
}

}  // namespace

EntryMatch read_entry_match(const json& value, const Account& account) {
  EntryMatch match;
  match.operation = find_text(value, "operation");
  match.region = find_text(value, "region");
  match.error = find_text(value, "error");
  match.rule = find_text(value, "rule");
  if (const auto status = value.find("status"); status != value.end()) {
    match.status = status->is_null() ? 0 : status->get<unsigned>();
  }
  if (const auto since = find_text(value, "since")) match.since = read_since(*since, account);
  if (match.operation) {
    require_known("operation", match.operation, operations_of(account), "operation of Glue");
  }
  if (match.error) require_known("error", match.error, errors_of(account), "error");
  if (match.rule) require_known("rule", match.rule, rules_of(account), "rule of faults");
  if (const auto input = value.find("input"); input != value.end()) {
    require_members(*input, match.operation.value_or("*"));
    match.input = *input;
  }
  return match;
}

}  // namespace glueprint
