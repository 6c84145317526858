#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace glueprint {

// Texts put together at compile time.
template <const std::string_view&... parts>
struct JoinedText {
  static constexpr auto characters = [] {
    std::array<char, (parts.size() + ...)> all{};
    auto* end = all.data();
    ((end = std::copy(parts.begin(), parts.end(), end)), ...);
    return all;
  }();
  static constexpr std::string_view text{characters.data(), characters.size()};
};

namespace pattern_parts {
inline constexpr std::string_view begin = "^(";
inline constexpr std::string_view begin_signed = "^-?(";
inline constexpr std::string_view begin_ago = "^-(";
inline constexpr std::string_view end = ")$";
// Numbers with their units, or ISO 8601.
inline constexpr std::string_view duration =
    R"(([0-9]+(\.[0-9]+)?(ms|[smhdw]))+|P(([0-9]+([.,][0-9]+)?[WD])+)"
    R"((T([0-9]+([.,][0-9]+)?[HMS])+)?|T([0-9]+([.,][0-9]+)?[HMS])+))";
inline constexpr std::string_view or_instant = "|[0-9]{4}-[0-9]{2}-[0-9]{2}T.+)$";
}  // namespace pattern_parts

// The patterns that our JSON Schemas may use, in the form that editors understand.
inline constexpr std::string_view duration_pattern =
    JoinedText<pattern_parts::begin, pattern_parts::duration, pattern_parts::end>::text;
inline constexpr std::string_view signed_duration_pattern =
    JoinedText<pattern_parts::begin_signed, pattern_parts::duration, pattern_parts::end>::text;
inline constexpr std::string_view time_ago_pattern =
    JoinedText<pattern_parts::begin_ago, pattern_parts::duration, pattern_parts::end>::text;
inline constexpr std::string_view time_pattern =
    JoinedText<pattern_parts::begin, pattern_parts::duration, pattern_parts::or_instant>::text;
inline constexpr std::string_view single_line_pattern =
    R"(^[^\u0000-\u0008\u000A-\u001F\uFFFE\uFFFF]*$)";

// The meaning of a pattern, and how to describe it to a person.
struct SchemaPattern {
  std::string_view pattern;
  bool (*matches)(std::string_view text);
  std::string_view expected;
  // How to mend a value that does not match, to end a message with.
  std::string (*advice)(std::string_view text) = nullptr;
  bool (*has_form)(std::string_view text) = nullptr;  // or has it but for a range that it leaves
  std::string_view range{};                           // in words, with `has_form`
};

// Throws std::logic_error for a pattern that is not one of these.
const SchemaPattern& schema_pattern(std::string_view pattern);

}  // namespace glueprint
