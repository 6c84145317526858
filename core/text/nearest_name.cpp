#include "core/text/nearest_name.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include <fmt/format.h>

#include "core/text/ascii.hpp"

namespace glueprint {
namespace {

// No name of ours is longer; what is longer is near to none of them.
constexpr std::size_t name_bytes_max = 64;

// The pairs of letters that are looked at; users may have made any number of candidates.
constexpr std::size_t steps_max = 500'000;

// How many letters were typed wrong, too much, too little or in the wrong order (optimal string
// alignment), upper and lower case being equal.
std::size_t typing_errors(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  const auto equal = [&](std::size_t i, std::size_t j) { return to_lower(a[i]) == to_lower(b[j]); };
  for (std::size_t i = 0; i < a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = last[j] + (equal(i, j) ? 0 : 1);
      row[j + 1] = std::min({replaced, last[j + 1] + 1, row[j] + 1});
      const bool is_swapped = i > 0 && j > 0 && equal(i, j - 1) && equal(i - 1, j);
      if (is_swapped) row[j + 1] = std::min(row[j + 1], before_last[j - 1] + 1);
    }
  }
  return row.back();
}

// Lengths that differ by so much are as many typing errors.
bool is_longer_by(std::size_t count, std::string_view text, std::string_view other) {
  return text.size() >= other.size() + count;
}

}  // namespace

std::string_view nearest_name(std::string_view name,
                              const std::vector<std::string_view>& candidates) {
  if (name.size() > name_bytes_max) return {};
  std::size_t steps = 0;
  std::string_view nearest;
  std::size_t least = 1 + std::max<std::size_t>(1, name.size() / 3);
  for (const auto candidate : candidates) {
    if (is_longer_by(least, name, candidate) || is_longer_by(least, candidate, name)) continue;
    steps += name.size() * candidate.size();
    if (steps > steps_max) break;
    const auto errors = typing_errors(name, candidate);
    if (errors >= least) continue;
    nearest = candidate;
    least = errors;
  }
  return nearest;
}

std::string suggestion(std::string_view name, const std::vector<std::string_view>& candidates) {
  const auto nearest = nearest_name(name, candidates);
  return nearest.empty() ? std::string{} : fmt::format("; did you mean \"{}\"?", nearest);
}

}  // namespace glueprint
