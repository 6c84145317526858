#include "core/time/http_date.hpp"

#include <algorithm>

namespace glueprint {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void write_two_digits(char* out, unsigned number) {
  out[0] = static_cast<char>('0' + number / 10);
  out[1] = static_cast<char>('0' + number % 10);
}

}  // namespace

HttpDate::HttpDate(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(instant - day)};
  const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
  const auto weekday = weekdays[std::chrono::weekday{day}.c_encoding()];
  const auto month = months[static_cast<unsigned>(date.month()) - 1];

  std::copy(pattern.begin(), pattern.end(), text_.begin());
  std::copy(weekday.begin(), weekday.end(), text_.begin());
  write_two_digits(&text_[5], static_cast<unsigned>(date.day()));
  std::copy(month.begin(), month.end(), &text_[8]);
  write_two_digits(&text_[12], year / 100);
  write_two_digits(&text_[14], year % 100);
  write_two_digits(&text_[17], static_cast<unsigned>(time.hours().count()));
  write_two_digits(&text_[20], static_cast<unsigned>(time.minutes().count()));
  write_two_digits(&text_[23], static_cast<unsigned>(time.seconds().count()));
}

}  // namespace glueprint
