#include "server/documents/schema_patterns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/scope_names.hpp"
#include "core/text/decimal_number.hpp"
#include "core/time/duration_text.hpp"
#include "core/time/time_text.hpp"
#include "server/documents/fixture_time.hpp"
#include "server/model/patterns.hpp"

namespace glueprint {
namespace {

bool is_duration(std::string_view text) {
  return read_duration(text).has_value();
}

bool is_signed_duration(std::string_view text) {
  return is_duration(text) || read_time_ago(text);
}

bool is_time(std::string_view text) {
  return is_duration(text) || read_instant(text);
}

bool is_instant(std::string_view text) {
  return read_instant(text).has_value();
}

bool is_pasted_instant(std::string_view text) {
  return read_fixture_time(text) && !read_time_ago(text);
}

bool is_time_ago(std::string_view text) {
  return read_time_ago(text).has_value();
}

// A number that is too large for seconds that someone waits is an instant in epoch seconds.
std::string time_advice(std::string_view text) {
  constexpr double seconds_min = 100'000'000;
  constexpr double seconds_max = 253'402'300'799;
  const auto number = read_decimal(text);
  if (!number || *number < seconds_min || *number > seconds_max) {
    return duration_advice(text);
  }
  const Instant instant{Duration{std::llround(*number * 1000)}};
  return fmt::format(R"(; write "{}")", write_instant(instant));
}

std::string time_ago_advice(std::string_view text) {
  if (is_duration(text)) return fmt::format(R"(; write "-{}")", text);
  return text.starts_with('-') ? duration_advice(text) : "";
}

bool begins_object(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{';
}

// A pattern of the service model, which JSON Schemas spell for any engine of regular expressions.
bool matches_model(std::string_view pattern, std::string_view text) {
  const auto matches = find_predicate(pattern);
  return matches != nullptr && matches(text);
}

bool is_name(std::string_view text) {
  return matches_model(R"([\.\-_A-Za-z0-9]+)", text);
}

bool is_single_line(std::string_view text) {
  return matches_model(R"([\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*)", text);
}

bool is_role_arn(std::string_view text) {
  return matches_model(R"(arn:aws[^:]*:iam::[0-9]*:role/.+)", text);
}

constexpr std::string_view instants = "a time is a day and hour that exist, from 1970 to 9999";

constexpr std::array<SchemaPattern, 12> patterns{{
    {duration_pattern, is_duration, R"(a duration such as "250ms", "3s", "1h30m" or "2d")",
     duration_advice},
    {signed_duration_pattern, is_signed_duration, R"(a duration such as "30s", "1h30m" or "-1h")",
     duration_advice},
    {time_pattern, is_time,
     R"(an instant such as "2026-01-01T00:00:00Z", or a duration such as "10m")", time_advice,
     has_form_of_instant, instants},
    {R"(^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?)"
     R"((Z|[+-][0-9]{2}(:?[0-9]{2})?)$)",
     is_pasted_instant, R"(ISO 8601 ("2024-02-23T14:44:45Z"))", nullptr, has_form_of_instant,
     instants},
    {R"(^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?)"
     R"((Z|[+-][0-9]{2}(:?[0-9]{2})?)$)",
     is_instant, R"(ISO 8601 ("2024-02-23T14:44:45Z"))", nullptr, has_form_of_instant, instants},
    {time_ago_pattern, is_time_ago, R"(how long ago ("-2h"))", time_ago_advice},
    {"^[0-9]{12}$", is_account, "12 digits"},
    {"^[a-z]+(-[a-z]+)+-[0-9]+$", is_region, R"(a region such as "eu-west-1")"},
    {"^[._A-Za-z0-9-]+$", is_name, "letters, digits, dots, dashes and underscores"},
    {single_line_pattern, is_single_line, "one line of plain text"},
    {"^arn:aws[^:]*:iam::[0-9]*:role/.+$", is_role_arn,
     R"(the ARN of a role such as "arn:aws:iam::111122223333:role/Glue")"},
    {R"(^[ \t\r\n]*\{)", begins_object, "the text of a JSON object"},
}};

}  // namespace

const SchemaPattern& schema_pattern(std::string_view pattern) {
  const auto* found = std::find_if(patterns.begin(), patterns.end(), [pattern](const auto& known) {
    return known.pattern == pattern;
  });
  if (found == patterns.end()) {
    throw std::logic_error{"no such pattern of schemas: " + std::string{pattern}};
  }
  return *found;
}

}  // namespace glueprint
