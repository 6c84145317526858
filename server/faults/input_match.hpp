#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>

#include <nlohmann/json.hpp>

#include "core/limits.hpp"

namespace glueprint {

// Compares the input of a request with what rules want of it, one rule after the other. Texts are
// globs, an object matches one that has its members, an array one that has each of its elements;
// other values must be equal. A text that holds a JSON object, such as `Parameters`, may be matched
// by an object. All comparisons together take `match_steps_max` steps at most: beyond them nothing
// matches.
class InputMatch {
 public:
  // `given` must stay as it is while this lives.
  explicit InputMatch(const nlohmann::json& given) : given_{given} {}

  // Whether the input has the members that are wanted, at any depth.
  bool fits(const nlohmann::json& wanted) { return fits(wanted, given_); }

  // Whether the steps were used up, so that something may have counted as no match that is one.
  bool gave_up() const { return gave_up_; }

 private:
  bool fits(const nlohmann::json& wanted, const nlohmann::json& given);
  bool fits_glob(const std::string& pattern, const std::string& text);
  bool has_members(const nlohmann::json& wanted, const nlohmann::json& given);
  bool has_elements(const nlohmann::json& wanted, const nlohmann::json& given);
  const nlohmann::json& held_in(const nlohmann::json& text);
  bool take(std::size_t steps);

  const nlohmann::json& given_;
  std::size_t steps_left_ = match_steps_max;
  bool gave_up_ = false;
  std::unordered_map<const nlohmann::json*, nlohmann::json>
      held_;  // what texts hold, each read once
};

// The same for one rule.
bool input_matches(const nlohmann::json& wanted, const nlohmann::json& given);

}  // namespace glueprint
