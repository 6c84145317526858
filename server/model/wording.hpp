#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/model/model.hpp"

// AWS's words for wrong inputs; nothing else in the program spells them. Those for constraints are
// quoted from real answers of Glue and of sibling services. AWS speaks of types in two dialects;
// this is the newer one, recorded at Athena, and at SES for booleans.
namespace glueprint::wording {

inline constexpr std::string_view list_not_expected = "Start of list found where not expected";
inline constexpr std::string_view structure_not_expected =
    "Start of structure or map found where not expected.";
inline constexpr std::string_view list_expected = "Expected list or null";
inline constexpr std::string_view map_expected = "Expected map or null";
inline constexpr std::string_view not_null = "Member must not be null";

// The token is NUMBER_VALUE and the like, the type one of String, Integer and Boolean.
std::string not_convertible(std::string_view token, std::string_view type);

// What is measured is a "length" (of strings, lists and maps) or a "value" (of integers).
std::string at_least(std::string_view measure, std::int64_t min);
std::string at_most(std::string_view measure, std::int64_t max);
std::string pattern(const Shape& shape);
std::string enum_set(const Shape& shape);

// The constraints of a list's elements, or of a map's keys or values: all those of their shape,
// whichever was broken. "Not null" is not one of them: a null passes.
std::string elements(const Shape& element);
std::string map_keys(const Shape& key);
std::string map_values(const Shape& value);

// One broken constraint. The value is printed already; the member's name is AWS's, as in the model.
std::string violation(std::string_view value, std::string_view member_name,
                      std::string_view constraint);
std::string validation_errors(std::size_t count, std::string_view violations);

}  // namespace glueprint::wording
