#pragma once

#include <string>
#include <string_view>

namespace glueprint {

// The patterns that our JSON Schemas may use, in the form that editors understand.
// Durations are numbers with their units, or ISO 8601.
inline constexpr std::string_view duration_pattern =
    R"(^(([0-9]+(\.[0-9]+)?(ms|[smhdw]))+|)"
    R"(P(([0-9]+([.,][0-9]+)?[WD])+(T)"
    R"(([0-9]+([.,][0-9]+)?[HMS])+)?|T([0-9]+([.,][0-9]+)?[HMS])+))$)";
inline constexpr std::string_view signed_duration_pattern =
    R"(^-?(([0-9]+(\.[0-9]+)?(ms|[smhdw]))+|)"
    R"(P(([0-9]+([.,][0-9]+)?[WD])+(T)"
    R"(([0-9]+([.,][0-9]+)?[HMS])+)?|T([0-9]+([.,][0-9]+)?[HMS])+))$)";
inline constexpr std::string_view time_ago_pattern =
    R"(^-(([0-9]+(\.[0-9]+)?(ms|[smhdw]))+|)"
    R"(P(([0-9]+([.,][0-9]+)?[WD])+(T)"
    R"(([0-9]+([.,][0-9]+)?[HMS])+)?|T([0-9]+([.,][0-9]+)?[HMS])+))$)";
inline constexpr std::string_view time_pattern =
    R"(^(([0-9]+(\.[0-9]+)?(ms|[smhdw]))+|)"
    R"(P(([0-9]+([.,][0-9]+)?[WD])+(T)"
    R"(([0-9]+([.,][0-9]+)?[HMS])+)?|T([0-9]+([.,][0-9]+)?[HMS])+)|)"
    R"([0-9]{4}-[0-9]{2}-[0-9]{2}T.+)$)";
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
