#include "server/documents/schema_check.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/text/nearest_name.hpp"
#include "core/text/printable.hpp"
#include "core/text/utf8.hpp"
#include "server/documents/schema_words.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

// Ends the checking of an object or a list that has very many mistakes.
class TellingLimit {
 public:
  TellingLimit(const Place& place, MistakeList& mistakes)
      : place_{place}, mistakes_{mistakes}, before_{mistakes.mistakes().size()} {}

  // Whether so many mistakes were noted; says so as one more of them.
  bool is_reached() const {
    if (mistakes_.mistakes().size() - before_ < mistakes_told_max) return false;
    mistakes_.add(place_, "may have more mistakes than these");
    return true;
  }

 private:
  const Place& place_;
  MistakeList& mistakes_;
  std::size_t before_;
};

std::vector<std::string_view> names_of(const std::vector<Schema::Member>& members) {
  std::vector<std::string_view> names;
  for (const auto& member : members) names.push_back(member.name);
  return names;
}

bool is_listed(const std::string& text, const std::vector<std::string>& values) {
  return values.empty() || std::find(values.begin(), values.end(), text) != values.end();
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(utf16_length(text));
}

bool fits_text(const std::string& text, const Schema& schema) {
  const auto chars = length_of(text);
  return chars >= schema.chars_min && chars <= schema.chars_max && is_listed(text, schema.values) &&
         (schema.pattern == nullptr || schema.pattern->matches(text));
}

void check_text(const std::string& text, const Schema& schema, const Place& place,
                MistakeList& mistakes) {
  if (fits_text(text, schema)) return;
  const auto& values = schema.values;
  if (!is_listed(text, values)) {
    mistakes.add(place, fmt::format("{} is none of {}{}", in_quotes(text), fmt::join(values, ", "),
                                    suggestion(text, {values.begin(), values.end()})));
  }
  const auto chars = length_of(text);
  if (chars < schema.chars_min) {
    mistakes.add(place, schema.chars_min == 1
                            ? "must not be empty"
                            : fmt::format("must have at least {} characters", schema.chars_min));
  } else if (schema.pattern != nullptr && !schema.pattern->matches(text)) {
    const auto range = range_left_by(text, schema);
    mistakes.add(place, range ? *range
                              : fmt::format("must be {}, not {}{}", expected(schema),
                                            in_quotes(text), advice(schema, text)));
  }
  if (chars > schema.chars_max) {
    mistakes.add(
        place, fmt::format("must have at most {} characters, but has {}", schema.chars_max, chars));
  }
}

void check_number(const json& value, const Schema& schema, const Place& place,
                  MistakeList& mistakes) {
  const auto number = value.get<double>();
  if (schema.more_than && number <= *schema.more_than) {
    mistakes.add(place, fmt::format("must be more than {}", *schema.more_than));
  }
  if (schema.min && number < *schema.min) {
    mistakes.add(place, fmt::format("must be at least {}", *schema.min));
  }
  if (schema.max && number > *schema.max) {
    mistakes.add(place, fmt::format("must be at most {}", *schema.max));
  }
}

void check_elements(const json& value, const Schema& schema, const Place& place,
                    MistakeList& mistakes) {
  if (value.size() < schema.elements_min) {
    mistakes.add(place, fmt::format("must have at least {} elements", schema.elements_min));
  }
  if (value.size() > schema.elements_max) {
    mistakes.add(place, fmt::format("must have at most {} elements, but has {}",
                                    schema.elements_max, value.size()));
  }
  if (schema.element == nullptr) return;
  const TellingLimit limit{place, mistakes};
  for (std::size_t i = 0; i < value.size() && !limit.is_reached(); ++i) {
    check_schema(value[i], *schema.element, place / i, mistakes);
  }
}

void check_bytes(const json& value, const Schema& schema, const Place& place,
                 MistakeList& mistakes) {
  if (schema.bytes_max == Schema::unlimited) return;
  const auto bytes = value.dump().size();
  if (bytes <= schema.bytes_max) return;
  mistakes.add(place, fmt::format("must take at most {} bytes as JSON, but takes {}",
                                  schema.bytes_max, bytes));
}

// The members that may be left out.
std::string choices_of(const Schema& schema) {
  Words names;
  for (const auto& member : schema.members) {
    if (!member.is_required) names.push_back(member.name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

void check_count(const json& value, const Schema& schema, const Place& place,
                 MistakeList& mistakes) {
  if (value.size() < schema.members_min) {
    mistakes.add(place, "must have one of " + choices_of(schema));
  }
  if (value.size() <= schema.members_max) return;
  mistakes.add(place, schema.members.empty()
                          ? fmt::format("must have at most {} entries, but has {}",
                                        schema.members_max, value.size())
                          : "must have only one of " + choices_of(schema));
}

void check_conditions(const json& value, const Schema& schema, const Place& place,
                      MistakeList& mistakes) {
  for (const auto& condition : schema.conditions) {
    const auto found = value.find(condition.member);
    const bool holds =
        found == value.end() ? condition.holds_without_member : *found == condition.value;
    if (!holds) continue;
    for (const auto& name : condition.refused) {
      if (!value.contains(name)) continue;
      mistakes.add(place / name, fmt::format("contradicts {} {}; leave it out", condition.member,
                                             condition.value));
    }
  }
}

void check_other_member(const std::string& name, const json& member, const Schema& schema,
                        const Place& place, MistakeList& mistakes) {
  if (schema.member_names != nullptr) {
    check_text(name, *schema.member_names, place, mistakes);
  }
  if (schema.other_members != nullptr) {
    check_schema(member, *schema.other_members, place, mistakes);
  } else if (schema.is_closed) {
    const auto known = names_of(schema.members);
    mistakes.add(place, fmt::format("is not known (known: {}){}", fmt::join(known, ", "),
                                    suggestion(name, known)));
  }
}

void check_members(const json& value, const Schema& schema, const Place& place,
                   MistakeList& mistakes) {
  const TellingLimit limit{place, mistakes};
  for (const auto& [name, member] : value.get_ref<const json::object_t&>()) {
    if (limit.is_reached()) break;
    const auto known = std::lower_bound(
        schema.members.begin(), schema.members.end(), name,
        [](const auto& candidate, const auto& wanted) { return candidate.name < wanted; });
    if (known != schema.members.end() && known->name == name) {
      check_schema(member, *known->schema, place / name, mistakes);
    } else {
      check_other_member(name, member, schema, place / name, mistakes);
    }
  }
  for (const auto& member : schema.members) {
    if (member.is_required && !value.contains(member.name)) {
      mistakes.add(place, fmt::format("lacks \"{}\"", member.name));
    }
  }
  check_count(value, schema, place, mistakes);
  check_conditions(value, schema, place, mistakes);
}

bool fits(const json& value, const Schema& schema) {
  if (!takes(schema, types_of(value))) return false;
  return value.is_string() ? fits_text(value.get_ref<const std::string&>(), schema)
                           : fits_schema(value, schema);
}

// Of alternatives that take such a value the one with the fewest mistakes is the one that was
// meant. What is no object and no array is told of all of them.
void check_alternatives(const json& value, const Schema& schema, const Place& place,
                        MistakeList& mistakes) {
  const auto& alternatives = schema.alternatives;
  const bool fits_one =
      std::any_of(alternatives.begin(), alternatives.end(),
                  [&value](const Schema* alternative) { return fits(value, *alternative); });
  if (fits_one) return;
  std::vector<Mistake> fewest;
  std::optional<std::string> range;
  Words words;
  std::string cure;
  for (const auto* alternative : alternatives) {
    words.push_back(expected(*alternative));
    if (!range) range = range_left_by(value, *alternative);
    if (cure.empty()) cure = advice(*alternative, value);
    if (!value.is_structured() || !takes(*alternative, types_of(value))) continue;
    MistakeList here{mistakes.file()};
    check_schema(value, *alternative, place, here);
    const bool is_nearer = fewest.empty() || here.mistakes().size() < fewest.size();
    if (is_nearer) fewest = std::move(here.mistakes());
  }
  if (fewest.empty()) {
    mistakes.add(
        place,
        range ? *range : fmt::format("must be {}, not {}{}", joined(words), shown(value), cure));
  }
  for (auto& mistake : fewest) mistakes.add(std::move(mistake.pointer), std::move(mistake.message));
}

}  // namespace

void check_schema(const json& value, const Schema& schema, const Place& place,
                  MistakeList& mistakes) {
  const auto given = types_of(value);
  if (!takes(schema, given)) {
    const auto cure = advice(schema, value);
    const auto given_text = cure.empty() ? kind_of(value) : shown(value);
    return mistakes.add(place,
                        fmt::format("must be {}, not {}{}", expected(schema), given_text, cure));
  }
  check_bytes(value, schema, place, mistakes);
  if (!schema.alternatives.empty()) check_alternatives(value, schema, place, mistakes);
  if ((given & json_string) != 0) {
    check_text(value.get_ref<const std::string&>(), schema, place, mistakes);
  } else if ((given & json_number) != 0) {
    check_number(value, schema, place, mistakes);
  } else if ((given & json_object) != 0) {
    check_members(value, schema, place, mistakes);
  } else if ((given & json_array) != 0) {
    check_elements(value, schema, place, mistakes);
  }
}

bool fits_schema(const json& value, const Schema& schema) {
  MistakeList mistakes{""};
  check_schema(value, schema, Place{}, mistakes);
  return mistakes.mistakes().empty();
}

}  // namespace glueprint
