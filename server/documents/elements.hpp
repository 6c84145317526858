#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "server/documents/fixture_time.hpp"
#include "server/documents/place.hpp"

namespace glueprint {

// Calls `visit(object, place)` for the object of a fixture's member `singular` (as GetX prints it)
// and for each object of its member `plural` (as BatchGetX prints them). Skips what is no object:
// check_schema has noted it.
template <typename Visit>
void for_each_element(const nlohmann::json& document, std::string_view singular,
                      std::string_view plural, Visit visit) {
  const Place root;
  if (const auto one = document.find(singular); one != document.end() && one->is_object()) {
    visit(*one, root / singular);
  }
  const auto many = document.find(plural);
  if (many == document.end() || !many->is_array()) return;
  const auto list = root / plural;
  for (std::size_t i = 0; i < many->size(); ++i) {
    if ((*many)[i].is_object()) visit((*many)[i], list / i);
  }
}

// The text of an object's member; nothing when it is absent or no text.
inline std::optional<std::string> find_text(const nlohmann::json& object, std::string_view member) {
  const auto found = object.find(member);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

// The time that an object's member names; nothing when it is absent or none.
inline std::optional<FixtureTime> find_time(const nlohmann::json& object, std::string_view member) {
  const auto found = object.find(member);
  return found == object.end() ? std::nullopt : read_fixture_time(*found);
}

}  // namespace glueprint
