#include "server/seeding/read_fault_rule.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/nearest_name.hpp"
#include "core/text/printable.hpp"
#include "core/time/duration_text.hpp"
#include "core/time/time_text.hpp"
#include "server/documents/elements.hpp"
#include "server/documents/schema_check.hpp"
#include "server/faults/fault_kind.hpp"
#include "server/faults/table.hpp"
#include "server/seeding/fault_plan_schema.hpp"
#include "server/seeding/fault_reach.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

const Schema& rule_schema() {
  static const Schemas schemas{fault_rule_schema(), {whole_document}};
  return schemas.at(whole_document);
}

std::string reference_to(const FaultKind& kind) {
  return std::string{"#/"}.append(kind.name);
}

Schemas read_kinds() {
  json document;
  std::vector<std::string> references;
  for (const auto& kind : fault_kinds()) {
    document[std::string{kind.name}] = schema_of(kind);
    references.push_back(reference_to(kind));
  }
  return {document, references};
}

const Schema& fault_schema(const FaultKind& kind) {
  static const Schemas schemas = read_kinds();
  return schemas.at(reference_to(kind));
}

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  for (const auto& kind : fault_kinds()) names.push_back(kind.name);
  return names;
}

const FaultKind* read_kind(const json& fault, const Place& place, MistakeList& mistakes) {
  const auto name = find_text(fault, "kind");
  if (!name) {
    mistakes.add(place,
                 fault.contains("kind") ? "must name its kind in a string" : R"(lacks "kind")");
    return nullptr;
  }
  const auto* kind = find_fault_kind(*name);
  if (kind == nullptr) {
    const auto names = kind_names();
    mistakes.add(place / "kind", fmt::format("{} is none of {}{}", in_quotes(*name),
                                             fmt::join(names, ", "), suggestion(*name, names)));
  }
  return kind;
}

void read_fault(const json& value, FaultRule& rule, const Place& place, MistakeList& mistakes) {
  rule.kind = read_kind(value, place, mistakes);
  if (rule.kind == nullptr) return;
  const auto before = mistakes.mistakes().size();
  check_schema(value, fault_schema(*rule.kind), place, mistakes);
  if (mistakes.mistakes().size() > before) return;
  try {
    rule.fault = make_fault(value);
  } catch (const WrongParameter& wrong) {
    mistakes.add(place.pointer() + wrong.member(), wrong.what());
  }
}

std::optional<FaultTime> find_fault_time(const json& value, std::string_view member) {
  const auto text = find_text(value, member);
  if (!text) return std::nullopt;
  if (const auto after = read_duration(*text)) return FaultTime{*after};
  return FaultTime{*read_instant(*text)};
}

std::string write_time(const FaultTime& time) {
  if (const auto* after = std::get_if<Duration>(&time)) return write_duration(*after);
  return write_instant(std::get<Instant>(time));
}

FaultMatch read_match(const json& value) {
  const auto match = value.value("match", json::object());
  return {find_text(match, "operation"), find_text(match, "region"),
          match.contains("input") ? match.at("input") : json(nullptr)};
}

json write_match(const FaultMatch& match) {
  auto written = json::object();
  if (match.operation) written["operation"] = *match.operation;
  if (match.region) written["region"] = *match.region;
  if (!match.input.is_null()) written["input"] = match.input;
  return written;
}

}  // namespace

std::optional<FaultRule> read_fault_rule(const json& value, const Place& place,
                                         MistakeList& mistakes, std::optional<Instant> now) {
  const auto before = mistakes.mistakes().size();
  check_schema(value, rule_schema(), place, mistakes);
  const auto fault_value = value.is_object() ? value.find("fault") : value.end();
  if (fault_value == value.end() || !fault_value->is_object()) return std::nullopt;
  FaultRule rule;
  read_fault(*fault_value, rule, place / "fault", mistakes);
  if (mistakes.mistakes().size() > before) return std::nullopt;

  rule.id = value.value("id", "");
  rule.match = read_match(value);
  rule.skip = value.value("skip", rule.skip);
  if (value.contains("times")) rule.times = value.at("times").get<std::int64_t>();
  rule.every = value.value("every", rule.every);
  rule.probability = value.value("probability", rule.probability);
  rule.from = find_fault_time(value, "from");
  rule.until = find_fault_time(value, "until");
  check_period(rule, now, place, mistakes);
  check_reach(rule, place / "match", mistakes);
  if (mistakes.mistakes().size() > before) return std::nullopt;
  return rule;
}

json write_fault_rule(const FaultRule& rule) {
  json written{{"id", rule.id}, {"fault", *rule.fault->definition()}};
  if (auto match = write_match(rule.match); !match.empty()) written["match"] = std::move(match);
  if (rule.skip != 0) written["skip"] = rule.skip;
  if (rule.times) written["times"] = *rule.times;
  if (rule.every != 1) written["every"] = rule.every;
  if (rule.probability < 1) written["probability"] = rule.probability;
  if (rule.from) written["from"] = write_time(*rule.from);
  if (rule.until) written["until"] = write_time(*rule.until);
  return written;
}

}  // namespace glueprint
