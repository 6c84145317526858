#include "server/documents/schema_check.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/nearest_name.hpp"
#include "core/text/printable.hpp"
#include "server/documents/schema_patterns.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

using Names = std::vector<std::string_view>;

std::string_view in_words(std::string_view type) {
  if (type == "object") return "an object";
  if (type == "array") return "an array";
  if (type == "string") return "a string";
  if (type == "boolean") return "true or false";
  if (type == "integer") return "a whole number";
  return "a number";
}

bool has_type(const json& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  return value.is_number();
}

Names texts_of(const json& list) {
  Names texts;
  for (const auto& text : list) texts.push_back(text.get_ref<const std::string&>());
  return texts;
}

Names names_of(const json& object) {
  Names names;
  for (const auto& [name, member] : object.items()) names.push_back(name);
  return names;
}

void check_text(const std::string& text, const json& schema, const Place& place,
                MistakeList& mistakes) {
  if (const auto values = schema.find("enum"); values != schema.end()) {
    const auto known = texts_of(*values);
    if (std::find(known.begin(), known.end(), text) == known.end()) {
      mistakes.add(place, fmt::format("{} is none of {}{}", in_quotes(text), fmt::join(known, ", "),
                                      suggestion(text, known)));
    }
  }
  if (const auto named = schema.find("pattern"); named != schema.end()) {
    const auto& pattern = schema_pattern(named->get_ref<const std::string&>());
    if (!pattern.matches(text)) {
      mistakes.add(place, fmt::format("must be {}, not {}", pattern.expected, in_quotes(text)));
    }
  }
  if (schema.contains("minLength") && text.empty()) mistakes.add(place, "must not be empty");
}

void check_number(const json& value, const json& schema, const Place& place,
                  MistakeList& mistakes) {
  const auto number = value.get<double>();
  const auto above = schema.find("exclusiveMinimum");
  const auto min = schema.find("minimum");
  const auto max = schema.find("maximum");
  if (above != schema.end() && number <= above->get<double>()) {
    mistakes.add(place, fmt::format("must be more than {}", above->dump()));
  }
  if (min != schema.end() && number < min->get<double>()) {
    mistakes.add(place, fmt::format("must be at least {}", min->dump()));
  }
  if (max != schema.end() && number > max->get<double>()) {
    mistakes.add(place, fmt::format("must be at most {}", max->dump()));
  }
}

// The members that may be left out.
std::string choices_of(const json& schema) {
  const auto required_list = schema.value("required", json::array());
  const auto required = texts_of(required_list);
  auto names = names_of(schema.at("properties"));
  std::erase_if(names, [&required](std::string_view name) {
    return std::find(required.begin(), required.end(), name) != required.end();
  });
  return fmt::format("{}", fmt::join(names, ", "));
}

void check_count(const json& value, const json& schema, const Place& place, MistakeList& mistakes) {
  if (value.size() < schema.value("minProperties", std::size_t{0})) {
    mistakes.add(place, "must have one of " + choices_of(schema));
  }
  if (value.size() > schema.value("maxProperties", value.size())) {
    mistakes.add(place, "must have only one of " + choices_of(schema));
  }
}

void check_members(const json& value, const json& schema, const Place& place,
                   MistakeList& mistakes) {
  const auto properties = schema.find("properties");
  if (properties == schema.end()) return;
  for (const auto& [name, member] : value.items()) {
    if (const auto known = properties->find(name); known != properties->end()) {
      check_schema(member, *known, place / name, mistakes);
    } else if (schema.contains("additionalProperties")) {
      const auto names = names_of(*properties);
      mistakes.add(place / name, fmt::format("is not known (known: {}){}", fmt::join(names, ", "),
                                             suggestion(name, names)));
    }
  }
  for (const auto& name : schema.value("required", json::array())) {
    const auto& text = name.get_ref<const std::string&>();
    if (!value.contains(text)) mistakes.add(place, fmt::format("lacks \"{}\"", text));
  }
  check_count(value, schema, place, mistakes);
}

}  // namespace

void check_schema(const json& value, const json& schema, const Place& place,
                  MistakeList& mistakes) {
  const auto type = schema.find("type");
  if (type == schema.end()) return;
  const auto& wanted = type->get_ref<const std::string&>();
  if (!has_type(value, wanted)) {
    mistakes.add(place, fmt::format("must be {}, not {}", in_words(wanted), value.type_name()));
  } else if (wanted == "string") {
    check_text(value.get_ref<const std::string&>(), schema, place, mistakes);
  } else if (wanted == "object") {
    check_members(value, schema, place, mistakes);
  } else if (value.is_number()) {
    check_number(value, schema, place, mistakes);
  }
}

}  // namespace glueprint
