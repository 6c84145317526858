#include "server/seeding/fault_reach.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/glob.hpp"
#include "core/text/nearest_name.hpp"
#include "core/text/printable.hpp"
#include "server/faults/fault_kind.hpp"
#include "server/model/model.hpp"

namespace glueprint {
namespace {

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

}  // namespace

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
  if (rule.match.input.is_null()) return;
  const auto input = place / "input";
  for (const auto& [name, value] : rule.match.input.items()) {
    check_member(name, reached, input, mistakes);
  }
}

}  // namespace glueprint
