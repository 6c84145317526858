#include "server/account/journal.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/text/utf8.hpp"

namespace glueprint {
namespace {

// What an entry takes, beside its input: itself, its other texts, a firing.
constexpr std::size_t fixed_bytes = sizeof(JournalEntry) + 256;

std::size_t bytes_of(const JournalEntry& entry) {
  return fixed_bytes + entry.input.size();
}

}  // namespace

void Journal::begin(std::int64_t serial, std::string_view operation, std::string_view region,
                    std::string_view input) {
  ++ids_;
  ++requests_;
  const auto ordinal = count(operation, region);
  const auto kept = whole_characters(input, limits_.input_bytes_max);
  make_room(fixed_bytes + kept.size());
  if (limits_.entries_max == 0) return;
  auto& entry = entries_.emplace_back();
  entry.id = ids_;
  entry.serial = serial;
  entry.ordinal = ordinal;
  entry.ordinal_of_all = requests_;
  entry.operation = operation;
  entry.region = region;
  entry.input = kept;
  entry.input_is_cut = kept.size() < input.size();
  bytes_ += bytes_of(entry);
}

JournalEntry* Journal::find(std::int64_t serial) {
  const auto found = std::lower_bound(
      entries_.rbegin(), entries_.rend(), serial,
      [](const JournalEntry& entry, std::int64_t wanted) { return entry.serial > wanted; });
  return found != entries_.rend() && found->serial == serial ? &*found : nullptr;
}

void Journal::clear() {
  entries_.clear();
  counts_.clear();
  bytes_ = 0;
  requests_ = 0;
  dropped_firings_ = 0;
}

std::int64_t Journal::count(std::string_view operation, std::string_view region) {
  const auto found = std::find_if(counts_.begin(), counts_.end(), [&](const Count& known) {
    return known.operation.data() == operation.data() && known.region == region;
  });
  if (found != counts_.end()) return ++found->requests;
  // Beyond the maximum, made-up regions share a count.
  if (counts_.size() < journal_counts_max) counts_.push_back({operation, std::string{region}});
  return ++counts_.back().requests;
}

void Journal::make_room(std::size_t bytes) {
  while (!entries_.empty() &&
         (entries_.size() >= limits_.entries_max || bytes_ + bytes > limits_.bytes_max)) {
    bytes_ -= bytes_of(entries_.front());
    if (!entries_.front().firings.empty()) ++dropped_firings_;
    entries_.pop_front();
  }
}

}  // namespace glueprint
