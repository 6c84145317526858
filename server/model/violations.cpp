#include "server/model/violations.hpp"

#include <nlohmann/json.hpp>

#include "server/model/wording.hpp"

namespace glueprint {

namespace {

constexpr std::size_t violations_max = 10;

void append_scalar(std::string& out, const nlohmann::json& value) {
  if (value.is_string()) {
    out += value.get_ref<const std::string&>();
  } else {
    out += value.dump();
  }
}

void append_list(std::string& out, const nlohmann::json& list) {
  std::string_view separator = "[";
  for (const auto& element : list) {
    append_scalar(out.append(separator), element);
    separator = ", ";
  }
  out += list.empty() ? "[]" : "]";
}

void append_map(std::string& out, const nlohmann::json& map) {
  std::string_view separator = "{";
  for (const auto& [key, value] : map.items()) {
    append_scalar(out.append(separator).append(key).append("="), value);
    separator = ", ";
  }
  out += map.empty() ? "{}" : "}";
}

// A value as Java prints it: `'text'`, `'5'`, `'[a, b]'`, `'{k=v, k2=v2}'`, and `null` unquoted.
std::string printed(const nlohmann::json& value) {
  if (value.is_null()) return "null";
  std::string out = "'";
  if (value.is_array()) {
    append_list(out, value);
  } else if (value.is_object()) {
    append_map(out, value);
  } else {
    append_scalar(out, value);
  }
  return out + "'";
}

}  // namespace

void Violations::add(const Member& member, const nlohmann::json& value,
                     std::string_view constraint) {
  if (count_ == violations_max) return;
  if (count_ > 0) text_ += "; ";
  text_ += wording::violation(printed(value), member.name, constraint);
  ++count_;
}

std::optional<std::string> Violations::message() const {
  if (count_ == 0) return std::nullopt;
  return wording::validation_errors(count_, text_);
}

}  // namespace glueprint
