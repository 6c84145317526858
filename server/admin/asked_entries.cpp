#include "server/admin/asked_entries.hpp"

#include <algorithm>
#include <string_view>

#include "core/limits.hpp"
#include "core/text/json_reader.hpp"
#include "server/admin/problem.hpp"
#include "server/model/model.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

constexpr std::string_view input_prefix = "input.";

bool is_text(const std::string& member) {
  const auto& operations = Model::built_in().operations();
  return std::none_of(operations.begin(), operations.end(), [&](const OperationModel& operation) {
    const auto* found = operation.input->find_member(member);
    return found != nullptr && found->shape->type != ShapeType::string;
  });
}

// `input.MaxResults=5` means the number.
json value_of(const std::string& member, const std::string& text) {
  if (is_text(member)) return text;
  return read_json(text, matched_depth_max).value_or(json(text));
}

}  // namespace

EntryMatch asked_entries(const Query& query, const Account& account) {
  auto match = json::object();
  for (const auto& [name, value] : query.parameters()) {
    if (name == "operation" || name == "error" || name == "rule" || name == "since") {
      match[name] = value;
    }
    if (!name.starts_with(input_prefix)) continue;
    const auto member = name.substr(input_prefix.size());
    match["input"][member] = value_of(member, value);
  }
  if (const auto* status = query.text("status")) {
    match["status"] = *status == "none" ? json(nullptr) : json(*query.number("status", 100, 599));
  }
  try {
    return read_entry_match(match, account);
  } catch (const WrongMatch& wrong) {
    throw wrong_parameter(wrong.member(), wrong.what());
  }
}

EntryMatch asked_entries(const json& match, const std::string& pointer,
                         const Account& account) try {
  return read_entry_match(match, account);
} catch (const WrongMatch& wrong) {
  auto member = wrong.member();
  std::replace(member.begin(), member.end(), '.', '/');
  throw wrong_member(pointer + "/" + member, wrong.what());
}

}  // namespace glueprint
