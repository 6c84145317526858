#include "server/seeding/fault_reach.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/ascii.hpp"
#include "core/text/glob.hpp"
#include "core/text/nearest_name.hpp"
#include "core/text/printable.hpp"
#include "core/time/time_text.hpp"
#include "server/faults/fault_kind.hpp"
#include "server/model/model.hpp"

namespace glueprint {
namespace {

using nlohmann::json;
using Operations = std::vector<const OperationModel*>;
using Names = std::vector<std::string_view>;

Operations operations_that(const auto& is_wanted) {
  Operations operations;
  for (const auto& operation : Model::built_in().operations()) {
    if (is_wanted(operation)) operations.push_back(&operation);
  }
  return operations;
}

Names names_of(const Operations& operations) {
  Names names;
  for (const auto* operation : operations) names.push_back(operation->name);
  return names;
}

void check_member(const std::string& name, const Operations& operations, const Place& place,
                  MistakeList& mistakes) {
  Names known;
  for (const auto* operation : operations) {
    for (const auto& member : operation->input->members) known.push_back(member.name);
  }
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  mistakes.add(place / name, fmt::format("is no input of such requests (known: {}){}",
                                         fmt::join(known, ", "), suggestion(name, known)));
}

bool may_match(const json& wanted, const Member& member) {
  switch (member.shape->type) {
    case ShapeType::integer:
    case ShapeType::double_number:
    case ShapeType::timestamp:
      return wanted.is_number();
    case ShapeType::boolean:
      return wanted.is_boolean();
    case ShapeType::string:
      return wanted.is_string() || (wanted.is_object() && member.name == "Parameters");
    case ShapeType::list:
      return wanted.is_array();
    case ShapeType::map:
    case ShapeType::structure:
      return wanted.is_object();
    case ShapeType::document:
      break;
  }
  return true;
}

// Refuses a value of a type that no such request has.
void check_value(const std::string& name, const json& wanted, const Operations& operations,
                 const Place& place, MistakeList& mistakes) {
  const Member* member = nullptr;
  for (const auto* operation : operations) {
    const auto* const found = operation->input->find_member(name);
    if (found != nullptr && may_match(wanted, *found)) return;
    if (found != nullptr) member = found;
  }
  if (member == nullptr) return;
  const bool is_number = member->shape->type == ShapeType::integer;
  mistakes.add(place / name,
               fmt::format("is {} and matches no request; write {}", wanted.dump(),
                           is_number ? "a number, without quotes" : "it as requests have it"));
}

// Refuses the code of an error that other operations declare, but none of these.
void check_code(const FaultRule& rule, const Operations& operations, const Place& place,
                MistakeList& mistakes) {
  const auto& fault = *rule.fault->definition();
  if (rule.kind->name != "error" || fault.value("custom", false)) return;
  const auto code = fault.at("code").get<std::string>();
  const auto declares = [&code](const OperationModel* operation) {
    return operation->declares(code);
  };
  const auto declaring = operations_that(
      [&declares](const OperationModel& operation) { return declares(&operation); });
  if (declaring.empty()) return;  // of AWS's front end, which answers any operation
  if (std::any_of(operations.begin(), operations.end(), declares)) return;
  mistakes.add(place / "operation",
               fmt::format("{} never answers {} (it is declared by: {}); \"custom\": true in the "
                           "fault sends it all the same",
                           in_quotes(rule.match.operation.value_or("*")), code,
                           fmt::join(names_of(declaring), ", ")));
}

// Refuses a region that no request can name: `Frankfurt`, `eu-west1`.
void check_region(const FaultRule& rule, const Place& place, MistakeList& mistakes) {
  const auto text = rule.match.region.value_or("*");
  if (text.find_first_of("*?[]") != text.npos) return;
  const auto is_name_letter = [](char c) { return c == '-' || is_digit(c) || c != to_upper(c); };
  const bool is_name = std::all_of(text.begin(), text.end(), is_name_letter);
  const auto last = text.substr(text.rfind('-') + 1);
  const bool is_numbered = !last.empty() && std::all_of(last.begin(), last.end(), is_digit);
  const bool is_word = text.find('-') == text.npos;
  if (is_name && (is_word || is_numbered)) return;
  mistakes.add(place / "region",
               fmt::format("{} is no region; write it as in \"eu-west-1\"", in_quotes(text)));
}

}  // namespace

void check_period(const FaultRule& rule, std::optional<Instant> now, const Place& place,
                  MistakeList& mistakes) {
  if (!rule.until) return;
  if (*rule.until == FaultTime{Duration::zero()}) {
    return mistakes.add(place / "until", "is no time at all: the rule would never fire");
  }
  const bool is_comparable = rule.from && (now || rule.from->index() == rule.until->index());
  const auto made_on = now.value_or(Instant{});
  if (is_comparable && instant_of(*rule.until, made_on) <= instant_of(*rule.from, made_on)) {
    mistakes.add(place / "until", "is not after from: the rule would never fire");
  } else if (now && instant_of(*rule.until, *now) <= *now) {
    mistakes.add(place / "until",
                 fmt::format("is past, the clock stands at {}: the rule would never fire; set the "
                             "clock first, or write a time from now such as \"5m\"",
                             write_instant(*now)));
  }
}

void check_reach(const FaultRule& rule, const Place& place, MistakeList& mistakes) {
  const auto wanted = rule.match.operation.value_or("*");
  const auto named = operations_that(
      [&wanted](const OperationModel& operation) { return matches_glob(wanted, operation.name); });
  if (named.empty()) {
    const auto known = names_of(operations_that([](const OperationModel&) { return true; }));
    mistakes.add(place / "operation", fmt::format("{} fits no operation that is served{}",
                                                  in_quotes(wanted), suggestion(wanted, known)));
    return;
  }
  const auto& kind = *rule.kind;
  Operations reached;
  std::copy_if(named.begin(), named.end(), std::back_inserter(reached),
               [&kind](const OperationModel* operation) {
                 return kind.acts_on == nullptr || kind.acts_on(*operation);
               });
  if (reached.empty()) {
    mistakes.add(place / "operation",
                 fmt::format("{} is not of those that {} concerns: {}", in_quotes(wanted),
                             kind.name, fmt::join(names_of(operations_that(kind.acts_on)), ", ")));
    return;
  }
  check_region(rule, place, mistakes);
  check_code(rule, reached, place, mistakes);
  if (rule.match.input.is_null()) return;
  const auto input = place / "input";
  for (const auto& [name, value] : rule.match.input.items()) {
    check_member(name, reached, input, mistakes);
    check_value(name, value, reached, input, mistakes);
  }
}

}  // namespace glueprint
