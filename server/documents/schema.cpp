#include "server/documents/schema.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace glueprint {

using nlohmann::json;

namespace {

constexpr std::array<std::pair<std::string_view, JsonType>, 7> types{{{"null", json_null},
                                                                      {"object", json_object},
                                                                      {"array", json_array},
                                                                      {"string", json_string},
                                                                      {"boolean", json_boolean},
                                                                      {"integer", json_integer},
                                                                      {"number", json_number}}};

// What tells people of a value and checks nothing.
constexpr std::array<std::string_view, 8> annotations{
    "$schema", "default", "definitions", "description", "example", "examples", "format", "title"};

unsigned type_named(const json& name) {
  for (const auto& [known, type] : types) {
    if (name == known) return type;
  }
  throw std::logic_error{"no such type of schemas: " + name.dump()};
}

Schema::Member* find_member(Schema& schema, const std::string& name) {
  const auto found = std::find_if(schema.members.begin(), schema.members.end(),
                                  [&name](const auto& member) { return member.name == name; });
  return found == schema.members.end() ? nullptr : &*found;
}

// {"if": {"properties": {MEMBER: {"const": VALUE}}}, "then": {"properties": {OTHER: false}}}
Schema::Condition read_condition(const json& given) {
  const auto& condition = given.at("if");
  const auto& properties = condition.at("properties");
  Schema::Condition read;
  read.member = properties.begin().key();
  read.value = properties.begin()->at("const");
  read.holds_without_member = !condition.contains("required");
  for (const auto& [name, refused] : given.at("then").at("properties").items()) {
    if (refused != false) throw std::logic_error{"no such condition of schemas: " + given.dump()};
    read.refused.push_back(name);
  }
  return read;
}

}  // namespace

// Fills the schemas of a document.
class SchemaReader {
 public:
  SchemaReader(const json& document, Schemas& schemas) : document_{document}, schemas_{schemas} {}

  const Schema* read_named(const std::string& reference) {
    auto& named = schemas_.named_;
    if (const auto known = named.find(reference); known != named.end()) return known->second;
    auto& schema = schemas_.all_.emplace_back();
    named.emplace(reference, &schema);
    fill(schema, document_.at(json::json_pointer{reference.substr(1)}));
    return &schema;
  }

  const Schema* read(const json& given) {
    if (const auto reference = given.find("$ref"); reference != given.end()) {
      return read_named(*reference);
    }
    auto& schema = schemas_.all_.emplace_back();
    fill(schema, given);
    return &schema;
  }

 private:
  struct Keyword {
    std::string_view name;
    void (*read)(const json& value, Schema& schema, SchemaReader& reader);
  };

  static constexpr std::size_t keyword_count = 22;
  static const std::array<Keyword, keyword_count> keywords;

  // In the order of the table: `required` comes after `properties`.
  void fill(Schema& schema, const json& given) {
    std::size_t known = 0;
    for (const auto& keyword : keywords) {
      const auto value = given.find(keyword.name);
      if (value == given.end()) continue;
      keyword.read(*value, schema, *this);
      ++known;
    }
    for (const auto name : annotations) known += given.contains(name) ? 1 : 0;
    if (known < given.size()) throw std::logic_error{"no such keyword in " + given.dump()};
    schema.title = given.value("title", "");
  }

  const json& document_;
  Schemas& schemas_;
};

namespace {

void read_types(const json& value, Schema& schema, SchemaReader&) {
  if (value.is_string()) schema.types |= type_named(value);
  if (value.is_string()) return;
  for (const auto& name : value) schema.types |= type_named(name);
}

void read_alternatives(const json& value, Schema& schema, SchemaReader& reader) {
  for (const auto& alternative : value) schema.alternatives.push_back(reader.read(alternative));
}

void read_members(const json& value, Schema& schema, SchemaReader& reader) {
  for (const auto& [name, member] : value.items()) {
    schema.members.push_back({name, reader.read(member)});
  }
}

void read_required(const json& value, Schema& schema, SchemaReader&) {
  for (const auto& name : value) find_member(schema, name)->is_required = true;
}

void read_others(const json& value, Schema& schema, SchemaReader& reader) {
  schema.is_closed = value == false;
  if (value.is_object()) schema.other_members = reader.read(value);
}

}  // namespace

const std::array<SchemaReader::Keyword, SchemaReader::keyword_count> SchemaReader::keywords{{
    {"type", read_types},
    {"nullable",
     [](const json& value, Schema& schema, SchemaReader&) {
       if (value == true) schema.types |= json_null;
     }},
    {"x-maxBytes",
     [](const json& value, Schema& schema, SchemaReader&) { schema.bytes_max = value; }},
    {"oneOf", read_alternatives},
    {"anyOf", read_alternatives},
    {"enum",
     [](const json& value, Schema& schema, SchemaReader&) {
       schema.types |= json_string;
       schema.values = value.get<std::vector<std::string>>();
     }},
    {"pattern",
     [](const json& value, Schema& schema, SchemaReader&) {
       schema.pattern = &schema_pattern(value.get_ref<const std::string&>());
     }},
    {"minLength",
     [](const json& value, Schema& schema, SchemaReader&) { schema.chars_min = value; }},
    {"maxLength",
     [](const json& value, Schema& schema, SchemaReader&) { schema.chars_max = value; }},
    {"minimum", [](const json& value, Schema& schema, SchemaReader&) { schema.min = value; }},
    {"maximum", [](const json& value, Schema& schema, SchemaReader&) { schema.max = value; }},
    {"exclusiveMinimum",
     [](const json& value, Schema& schema, SchemaReader&) { schema.more_than = value; }},
    {"items", [](const json& value, Schema& schema,
                 SchemaReader& reader) { schema.element = reader.read(value); }},
    {"minItems",
     [](const json& value, Schema& schema, SchemaReader&) { schema.elements_min = value; }},
    {"maxItems",
     [](const json& value, Schema& schema, SchemaReader&) { schema.elements_max = value; }},
    {"properties", read_members},
    {"required", read_required},
    {"additionalProperties", read_others},
    {"propertyNames", [](const json& value, Schema& schema,
                         SchemaReader& reader) { schema.member_names = reader.read(value); }},
    {"minProperties",
     [](const json& value, Schema& schema, SchemaReader&) { schema.members_min = value; }},
    {"maxProperties",
     [](const json& value, Schema& schema, SchemaReader&) { schema.members_max = value; }},
    {"allOf",
     [](const json& value, Schema& schema, SchemaReader&) {
       for (const auto& given : value) schema.conditions.push_back(read_condition(given));
     }},
}};

Schemas::Schemas(const json& document, const std::vector<std::string>& references) {
  SchemaReader reader{document, *this};
  for (const auto& reference : references) reader.read_named(reference);
}

}  // namespace glueprint
