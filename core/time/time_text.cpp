#include "core/time/time_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "core/text/ascii.hpp"
#include "core/time/clock.hpp"

namespace glueprint {
namespace {

using std::chrono::milliseconds;

// Takes text apart from its front.
class TextCursor {
 public:
  explicit TextCursor(std::string_view text) : rest_{text} {}

  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // A number of exactly that many digits.
  std::optional<int> number(std::size_t digits) {
    if (rest_.size() < digits) return std::nullopt;
    const auto text = rest_.substr(0, digits);
    if (!std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    rest_.remove_prefix(digits);
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
  }

  // The digits that come, at least one, as a fraction of a second.
  std::optional<milliseconds> fraction() {
    int value = 0;
    std::size_t count = 0;
    for (; !rest_.empty() && is_digit(rest_.front()); ++count) {
      if (count < 3) value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    if (count == 0) return std::nullopt;
    for (; count < 3; ++count) value *= 10;
    return milliseconds{value};
  }

  bool is_at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::optional<std::chrono::sys_days> read_date(TextCursor& text) {
  const auto year = text.number(4);
  if (!year || !text.take('-')) return std::nullopt;
  const auto month = text.number(2);
  if (!month || !text.take('-')) return std::nullopt;
  const auto day = text.number(2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date};
}

std::optional<milliseconds> read_time_of_day(TextCursor& text) {
  const auto hour = text.number(2);
  if (!hour || *hour > 23 || !text.take(':')) return std::nullopt;
  const auto minute = text.number(2);
  if (!minute || *minute > 59 || !text.take(':')) return std::nullopt;
  const auto second = text.number(2);
  if (!second || *second > 59) return std::nullopt;
  const milliseconds whole =
      std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{*second};
  if (!text.take('.')) return whole;
  const auto fraction = text.fraction();
  if (!fraction) return std::nullopt;
  return whole + *fraction;
}

// `Z`, `+01:00`, `-0330` or `+01`: how far local time is ahead of UTC.
std::optional<std::chrono::minutes> read_offset(TextCursor& text) {
  if (text.take('Z')) return std::chrono::minutes{0};
  const bool is_behind = text.take('-');
  if (!is_behind && !text.take('+')) return std::nullopt;
  const auto hours = text.number(2);
  if (!hours || *hours > 23) return std::nullopt;
  int minutes = 0;
  if (text.take(':') || !text.is_at_end()) {
    const auto digits = text.number(2);
    if (!digits || *digits > 59) return std::nullopt;
    minutes = *digits;
  }
  const auto offset = std::chrono::hours{*hours} + std::chrono::minutes{minutes};
  return is_behind ? -offset : offset;
}

}  // namespace

std::optional<Instant> read_instant(std::string_view text) {
  TextCursor cursor{text};
  const auto date = read_date(cursor);
  if (!date || !cursor.take('T')) return std::nullopt;
  const auto time_of_day = read_time_of_day(cursor);
  if (!time_of_day) return std::nullopt;
  const auto offset = read_offset(cursor);
  if (!offset || !cursor.is_at_end()) return std::nullopt;
  const Instant instant = *date + *time_of_day - *offset;
  if (!is_showable(instant)) return std::nullopt;
  return instant;
}

bool has_form_of_instant(std::string_view text) {
  constexpr std::string_view form = "2000-01-01T00:00:00";
  if (text.size() <= form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (is_digit(form[i]) ? !is_digit(text[i]) : text[i] != form[i]) return false;
  }
  const auto rest = text.substr(form.size());
  return rest.size() <= 64 && read_instant(std::string{form}.append(rest)).has_value();
}

std::string write_instant(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{instant - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

}  // namespace glueprint
