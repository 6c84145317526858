#include "server/model/violations.hpp"

#include "server/model/wording.hpp"

namespace glueprint {

namespace {

constexpr std::size_t violations_max = 10;

void append_text(std::string& out, const JsonValue& value) {
  out += value.is_null() ? std::string_view{"null"} : value.text();
}

std::string printed_list(const JsonValue& list) {
  std::string out = "[";
  std::string_view separator;
  for (const auto& element : list) {
    append_text(out.append(separator), element);
    separator = ", ";
  }
  return out + "]";
}

std::string printed_map(const JsonValue& map) {
  std::string out = "{";
  std::string_view separator;
  for (const auto& [key, value] : members_by_name(map)) {
    append_text(out.append(separator).append(key).append("="), *value);
    separator = ", ";
  }
  return out + "}";
}

// A value as Java prints it.
std::string printed(const Input::Value& value) {
  switch (value.json->kind()) {
    case JsonValue::Kind::list:
      return printed_list(*value.json);
    case JsonValue::Kind::object:
      return printed_map(*value.json);
    case JsonValue::Kind::text:
      return std::string{value.json->text()};
    default:
      return std::to_string(value.number);
  }
}

// `'text'`, `'5'`, `'[a, b]'`, `'{k=v, k2=v2}'`, and `null` unquoted.
std::string in_quotes_of_java(const Input::Value& value) {
  return value ? "'" + printed(value) + "'" : "null";
}

}  // namespace

void Violations::add(const Member& member, const Input::Value& value, std::string_view constraint) {
  if (count_ == violations_max) return;
  if (count_ > 0) text_ += "; ";
  text_ += wording::violation(in_quotes_of_java(value), member.name, constraint);
  ++count_;
}

std::optional<std::string> Violations::message() const {
  if (count_ == 0) return std::nullopt;
  return wording::validation_errors(count_, text_);
}

}  // namespace glueprint
