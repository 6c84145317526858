#include "server/glue/cron_schedule.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/text/ascii.hpp"
#include "core/text/whole_number.hpp"

namespace glueprint {
namespace {

// One of the six fields: the numbers that it takes, names for them, and signs of its own.
struct CronField {
  unsigned min = 0;
  unsigned max = 0;
  std::vector<std::string_view> names{};  // of `min` and those after it
  std::string_view signs{};
};

const std::array<CronField, 6>& cron_fields() {
  static const std::array<CronField, 6> fields{{
      {0, 59},
      {0, 23},
      {1, 31, {}, "?LW"},
      {1, 12, {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}},
      {1, 7, {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}, "?L#"},
      {1970, 2199},
  }};
  return fields;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (auto end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

std::optional<unsigned> value_of(const CronField& field, std::string_view text) {
  for (std::size_t i = 0; i < field.names.size(); ++i) {
    if (equals_ignoring_case(text, field.names[i])) return field.min + static_cast<unsigned>(i);
  }
  const auto number = read_whole_number(text);
  if (!number || *number < field.min || *number > field.max) return std::nullopt;
  return static_cast<unsigned>(*number);
}

bool is_value_or_range(const CronField& field, std::string_view text) {
  const auto ends = split(text, '-');
  return ends.size() <= 2 && std::all_of(ends.begin(), ends.end(), [&field](std::string_view end) {
           return value_of(field, end).has_value();
         });
}

// `L`, `LW`, `15W`, `6L`, `2#1`: what only days have.
bool is_special_day(const CronField& field, std::string_view text) {
  if (text.empty()) return false;
  const bool has_weekday = field.signs.find('W') != std::string_view::npos;
  if (text == "L" || (has_weekday && text == "LW")) return true;
  if (const auto hash = text.find('#'); hash != std::string_view::npos) {
    const auto week = read_whole_number(text.substr(hash + 1));
    return !has_weekday && value_of(field, text.substr(0, hash)) && week && *week >= 1 &&
           *week <= 5;
  }
  const char last = has_weekday ? 'W' : 'L';
  return text.back() == last && value_of(field, text.substr(0, text.size() - 1)).has_value();
}

bool is_item(const CronField& field, std::string_view text) {
  const auto parts = split(text, '/');
  if (parts.size() > 2) return false;
  if (parts.size() == 2) {
    const auto step = read_whole_number(parts[1]);
    if (!step || *step == 0 || *step > field.max) return false;
  }
  if (parts[0] == "*" || is_value_or_range(field, parts[0])) return true;
  return parts.size() == 1 && !field.signs.empty() && is_special_day(field, parts[0]);
}

bool is_field(const CronField& field, std::string_view text) {
  if (text == "?") return !field.signs.empty();
  const auto items = split(text, ',');
  return std::all_of(items.begin(), items.end(),
                     [&field](std::string_view item) { return is_item(field, item); });
}

}  // namespace

bool is_cron_schedule(std::string_view text) {
  constexpr std::string_view begin = "cron(";
  constexpr std::size_t day_of_month = 2;
  constexpr std::size_t day_of_week = 4;
  if (!text.starts_with(begin) || !text.ends_with(')')) return false;
  text = text.substr(begin.size(), text.size() - begin.size() - 1);
  auto given = split(text, ' ');
  std::erase_if(given, [](std::string_view field) { return field.empty(); });
  const auto& fields = cron_fields();
  if (given.size() != fields.size()) return false;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!is_field(fields[i], given[i])) return false;
  }
  return (given[day_of_month] == "?") != (given[day_of_week] == "?");
}

}  // namespace glueprint
