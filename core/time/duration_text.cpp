#include "core/time/duration_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <fmt/format.h>

#include "core/text/ascii.hpp"

namespace glueprint {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t milliseconds;
};

// From the longest to the shortest.
constexpr std::array units{Unit{"w", 604'800'000}, Unit{"d", 86'400'000}, Unit{"h", 3'600'000},
                           Unit{"m", 60'000},      Unit{"s", 1'000},      Unit{"ms", 1}};
constexpr std::array written_units{units[2], units[3], units[4], units[5]};
constexpr std::array iso_date_units{Unit{"W", 604'800'000}, Unit{"D", 86'400'000}};
constexpr std::array iso_time_units{Unit{"H", 3'600'000}, Unit{"M", 60'000}, Unit{"S", 1'000}};

constexpr std::int64_t duration_max = longest_duration.count();
constexpr std::int64_t too_long = duration_max + 1;

constexpr std::string_view decimal_digits = "0123456789";

// Reads a duration from its front. Sums stop at `too_long`.
class DurationReader {
 public:
  DurationReader(std::string_view text, std::string_view points) : rest_{text}, points_{points} {}

  // Adds the numbers with such units that come. False when there is none.
  bool read_all(std::span<const Unit> known) {
    const auto before = rest_.size();
    while (read_one(known)) continue;
    return rest_.size() < before;
  }

  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool is_at_end() const { return rest_.empty(); }
  std::int64_t milliseconds() const { return sum_; }

 private:
  std::string_view take_digits() {
    const auto taken =
        rest_.substr(0, std::min(rest_.find_first_not_of(decimal_digits), rest_.size()));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  // A unit with a longer name comes before one that begins it: `ms` is not `m`.
  static const Unit* find_unit(std::span<const Unit> known, std::string_view text) {
    const Unit* found = nullptr;
    for (const auto& unit : known) {
      const bool is_longer = found == nullptr || unit.name.size() > found->name.size();
      if (text.starts_with(unit.name) && is_longer) found = &unit;
    }
    return found;
  }

  bool read_one(std::span<const Unit> known) {
    const auto begin = rest_;
    const auto whole = take_digits();
    std::string_view fraction;
    bool is_number = !whole.empty();
    if (!rest_.empty() && points_.find(rest_.front()) != std::string_view::npos) {
      rest_.remove_prefix(1);
      fraction = take_digits();
      is_number = is_number && !fraction.empty();
    }
    const auto* unit = is_number ? find_unit(known, rest_) : nullptr;
    if (unit == nullptr) {
      rest_ = begin;
      return false;
    }
    rest_.remove_prefix(unit->name.size());
    add(whole, fraction, unit->milliseconds);
    return true;
  }

  void add(std::string_view whole, std::string_view fraction, std::int64_t unit) {
    std::int64_t count = 0;
    for (const char c : whole) count = std::min(count * 10 + (c - '0'), too_long);
    std::int64_t scale = 1;
    std::int64_t part = 0;
    constexpr std::size_t places_max = 9;
    for (const char c : fraction.substr(0, places_max)) {
      part = part * 10 + (c - '0');
      scale *= 10;
    }
    part = part * unit / scale;
    if (count > too_long / unit) count = too_long / unit + 1;
    sum_ = std::min(sum_ + count * unit + part, too_long);
  }

  std::string_view rest_;
  std::string_view points_;
  std::int64_t sum_ = 0;
};

std::optional<std::int64_t> read_iso(std::string_view text) {
  DurationReader reader{text, ".,"};
  if (!reader.take('P')) return std::nullopt;
  const bool has_date = reader.read_all(iso_date_units);
  const bool has_time = reader.take('T');
  if (has_time ? !reader.read_all(iso_time_units) : !has_date) return std::nullopt;
  return reader.is_at_end() ? std::optional{reader.milliseconds()} : std::nullopt;
}

// The milliseconds of a duration, which may be too long.
std::optional<std::int64_t> read_any(std::string_view text) {
  if (text.starts_with('P')) return read_iso(text);
  DurationReader reader{text, "."};
  if (!reader.read_all(units) || !reader.is_at_end()) return std::nullopt;
  return reader.milliseconds();
}

bool is_number(std::string_view text) {
  const auto point = std::min(text.find('.'), text.size());
  const auto are_digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  return are_digits(text.substr(0, point)) &&
         (point == text.size() || are_digits(text.substr(point + 1)));
}

}  // namespace

std::optional<Duration> read_duration(std::string_view text) {
  const auto milliseconds = read_any(text);
  if (!milliseconds || *milliseconds > duration_max) return std::nullopt;
  return Duration{*milliseconds};
}

std::string write_duration(Duration duration) {
  if (duration == Duration::zero()) return "0s";
  const auto count = duration.count();
  const auto unit =
      std::find_if(written_units.begin(), written_units.end(),
                   [count](const Unit& known) { return count % known.milliseconds == 0; });
  return fmt::format("{}{}", count / unit->milliseconds, unit->name);
}

std::optional<Duration> read_time_ago(std::string_view text) {
  if (text.empty() || text.front() != '-') return std::nullopt;
  return read_duration(text.substr(1));
}

std::string duration_advice(std::string_view text) {
  const auto unsigned_text = text.substr(text.starts_with('-') ? 1 : 0);
  if (is_number(unsigned_text)) return fmt::format(R"(; write "{0}s" or "{0}ms")", text);
  const auto milliseconds = read_any(unsigned_text);
  if (milliseconds && *milliseconds > duration_max) {
    return "; it is too long: the maximum is 8029 years";
  }
  return {};
}

}  // namespace glueprint
