#pragma once

#include <cstddef>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "server/documents/schema_patterns.hpp"

namespace glueprint {

// The types of JSON Schema, each a bit; a number may be a whole one.
enum JsonType : unsigned {
  json_null = 1,
  json_object = 2,
  json_array = 4,
  json_string = 8,
  json_boolean = 16,
  json_integer = 32,
  json_number = 64,
};

// One schema of a JSON Schema document, in the form in which values are checked.
struct Schema {
  struct Member {
    std::string name;
    const Schema* schema;
    bool is_required = false;
  };

  // `if` a member has that value, or may be absent and is, `then` others must not be there.
  struct Condition {
    std::string member;
    std::string value;
    bool holds_without_member;
    std::vector<std::string> refused;
  };

  static constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

  unsigned types = 0;                 // bits of JsonType; 0 takes every type
  std::size_t bytes_max = unlimited;  // as JSON without blanks
  std::string title;                  // what an alternative is called in messages
  std::vector<const Schema*> alternatives;

  std::vector<std::string> values;  // of `enum`
  const SchemaPattern* pattern = nullptr;
  std::size_t chars_min = 0;
  std::size_t chars_max = unlimited;

  std::optional<double> min;
  std::optional<double> max;
  std::optional<double> more_than;

  const Schema* element = nullptr;
  std::size_t elements_min = 0;
  std::size_t elements_max = unlimited;

  std::vector<Member> members;  // in the order of their names
  const Schema* other_members = nullptr;
  const Schema* member_names = nullptr;
  bool is_closed = false;  // no other members
  std::size_t members_min = 0;
  std::size_t members_max = unlimited;
  std::vector<Condition> conditions;
};

// The reference to the schema that a document is as a whole.
inline constexpr const char* whole_document = "#";

// Schemas of one JSON Schema document, read once. Of JSON Schema it knows the keywords in the table
// of schema.cpp, of OpenAPI `nullable`, and `x-maxBytes`, which bounds a value as JSON without
// blanks.
class Schemas {
 public:
  // Reads the schemas that references such as `#/definitions/name` lead to, `#` being the document.
  // Throws std::logic_error for a keyword that is not known.
  Schemas(const nlohmann::json& document, const std::vector<std::string>& references);

  // One of those that were read.
  const Schema& at(const std::string& reference) const { return *named_.at(reference); }

 private:
  friend class SchemaReader;

  std::deque<Schema> all_;
  std::unordered_map<std::string, const Schema*> named_;
};

}  // namespace glueprint
