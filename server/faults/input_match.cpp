#include "server/faults/input_match.hpp"

#include <algorithm>
#include <utility>

#include "core/text/glob.hpp"
#include "core/text/json_reader.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

// What a comparison of two values takes beside that of their texts; and a look-up of a member.
constexpr std::size_t value_steps = 8;

}  // namespace

bool InputMatch::take(std::size_t steps) {
  gave_up_ = gave_up_ || steps > steps_left_;
  if (gave_up_) return false;
  steps_left_ -= steps;
  return true;
}

bool InputMatch::has_members(const json& wanted, const json& given) {
  if (!given.is_object()) return false;
  const auto items = wanted.items();
  return std::all_of(items.begin(), items.end(), [&](const auto& item) {
    if (!take(value_steps + item.key().size())) return false;
    const auto member = given.find(item.key());
    return member != given.end() && fits(item.value(), *member);
  });
}

bool InputMatch::has_elements(const json& wanted, const json& given) {
  if (!given.is_array()) return false;
  return std::all_of(wanted.begin(), wanted.end(), [&](const json& element) {
    return std::any_of(given.begin(), given.end(),
                       [&](const json& candidate) { return fits(element, candidate); });
  });
}

bool InputMatch::fits_glob(const std::string& pattern, const std::string& text) {
  return take(glob_steps(pattern, text)) && matches_glob(pattern, text);
}

// The JSON that a text holds; null when it holds none.
const json& InputMatch::held_in(const json& text) {
  const auto known = held_.find(&text);
  if (known != held_.end()) return known->second;
  auto held = read_any_json(text.get_ref<const std::string&>(), matched_depth_max);
  return held_.emplace(&text, held ? std::move(*held) : json(nullptr)).first->second;
}

bool InputMatch::fits(const json& wanted, const json& given) {
  if (!take(value_steps)) return false;
  if (wanted.is_object()) return has_members(wanted, given.is_string() ? held_in(given) : given);
  if (wanted.is_array()) return has_elements(wanted, given);
  if (wanted.is_string() && given.is_string()) {
    return fits_glob(wanted.get_ref<const std::string&>(), given.get_ref<const std::string&>());
  }
  return wanted == given;
}

bool input_matches(const json& wanted, const json& given) {
  return InputMatch{given}.fits(wanted);
}

}  // namespace glueprint
