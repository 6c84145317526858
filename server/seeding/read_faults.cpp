#include "server/seeding/read_faults.hpp"

#include <cstddef>
#include <string>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "server/documents/documents.hpp"
#include "server/documents/schema_check.hpp"
#include "server/seeding/read_fault_rule.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

constexpr const char* rules_member = "rules";

constexpr const char* not_a_plan =
    R"(must be a list of rules, {"rules": [...]} with nothing else, or one rule with its "fault")";

const Schema& schema_name_schema() {
  constexpr const char* whole = "#";
  static const Schemas schemas{{{"type", "string"}, {"maxLength", url_chars_max}}, {whole}};
  return schemas.at(whole);
}

// Takes the member off by which editors know what a document should be.
void take_schema_name(json& document, MistakeList& mistakes) {
  const auto name = document.find("$schema");
  if (name == document.end()) return;
  const Place root;
  check_schema(*name, schema_name_schema(), root / "$schema", mistakes);
  document.erase(name);
}

// The rules of one load.
class PlanReader {
 public:
  explicit PlanReader(std::optional<Instant> now) : now_{now} {}

  void take_document(json document, MistakeList& mistakes) {
    const Place root;
    if (document.is_array()) return take_list(document, root, mistakes);
    if (!document.is_object()) return mistakes.add(root, not_a_plan);
    take_schema_name(document, mistakes);
    const auto list = document.find(rules_member);
    if (list == document.end()) {
      if (!document.contains("fault")) return mistakes.add(root, not_a_plan);
      return take(document, root, mistakes);
    }
    if (!list->is_array()) return mistakes.add(root, not_a_plan);
    for (const auto& [name, value] : document.items()) {
      if (name != rules_member) mistakes.add(root / name, "is not known here (known: rules)");
    }
    take_list(*list, root / rules_member, mistakes);
  }

  std::vector<FaultRule> rules;

 private:
  void take_list(const json& list, const Place& place, MistakeList& mistakes) {
    if (rules.size() + list.size() > fault_rules_max) {
      return mistakes.add(place, fmt::format("must have at most {} rules, those of files read "
                                             "before included",
                                             fault_rules_max));
    }
    for (std::size_t i = 0; i < list.size(); ++i) take(list[i], place / i, mistakes);
  }

  void take(const json& value, const Place& place, MistakeList& mistakes) {
    auto rule = read_fault_rule(value, place, mistakes, now_);
    if (!rule) return;
    if (!rule->id.empty() && !ids_.insert(rule->id).second) {
      mistakes.add(place / "id",
                   fmt::format("\"{}\" is there already; keep one of the two", rule->id));
    }
    const bool had_room = bytes_ <= account_rules_bytes_max;
    bytes_ += held_bytes(*rule);
    if (had_room && bytes_ > account_rules_bytes_max) {
      mistakes.add(place, fmt::format("is too much: all rules together may take {} bytes of memory",
                                      account_rules_bytes_max));
    }
    rules.push_back(*std::move(rule));
  }

  std::optional<Instant> now_;
  std::unordered_set<std::string> ids_;
  std::size_t bytes_ = 0;
};

}  // namespace

bool is_fault_plan(const json& document) {
  if (document.is_array()) return !document.empty() && document.front().contains("fault");
  return document.contains("fault") || document.contains(rules_member);
}

FaultReading read_faults(const std::vector<std::filesystem::path>& paths,
                         std::optional<Instant> now) {
  PlanReader reader{now};
  FaultReading reading;
  reading.mistakes =
      visit_documents(paths, [&reader](json document, std::string_view, MistakeList& mistakes) {
        reader.take_document(std::move(document), mistakes);
      });
  if (reading.mistakes.empty()) reading.rules = std::move(reader.rules);
  return reading;
}

std::vector<FaultRule> read_fault_plan(const json& document, MistakeList& mistakes,
                                       std::optional<Instant> now) {
  PlanReader reader{now};
  reader.take_document(document, mistakes);
  return std::move(reader.rules);
}

}  // namespace glueprint
