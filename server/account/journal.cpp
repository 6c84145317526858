#include "server/account/journal.hpp"

#include <algorithm>
#include <utility>

#include "core/heap_size.hpp"
#include "core/limits.hpp"
#include "core/text/utf8.hpp"

namespace glueprint {

void Journal::begin(const JournalRequest& request) {
  ++ids_;
  ++requests_;
  const auto ordinal = count(request.operation, request.region);
  if (limits_.entries_max == 0) return;
  if (entries_.size() >= limits_.entries_max) drop_oldest();
  const auto input = whole_characters(request.input, limits_.input_bytes_max);
  auto& kept = *entries_.emplace_back(pool_.add(*this));
  auto& entry = kept.entry;
  entry.id = ids_;
  entry.serial = request.serial;
  entry.ordinal = ordinal;
  entry.ordinal_of_all = requests_;
  entry.time = request.time;
  entry.real_time = request.real_time;
  entry.operation = request.operation;
  entry.region = request.region;
  entry.unserved = whole_characters(request.unserved, name_chars_max);
  entry.input = input;
  entry.input_is_cut = input.size() < request.input.size();
  entry.request_id = request.request_id;
  entry.invocation_id = whole_characters(request.invocation_id, journal_invocation_bytes_max);
  entry.attempt = request.attempt;
  entry.user_agent = whole_characters(request.user_agent, journal_agent_bytes_max);
  entry.connection = request.connection;
  charge(kept);
}

void Journal::add_firings(std::int64_t serial, std::vector<Firing> firings) {
  const auto found = find_place(serial);
  if (found == entries_.end()) {
    ++dropped_firings_;
    return;
  }
  auto& kept = **found;
  kept.entry.firings = std::move(firings);
  charge(kept);
}

void Journal::take_back(std::int64_t serial, std::vector<IdleRule> idle) {
  const auto found = find_place(serial);
  if (found == entries_.end()) return;
  auto& kept = **found;
  std::erase_if(kept.entry.firings, [&idle](const Firing& firing) {
    return std::any_of(idle.begin(), idle.end(),
                       [&firing](const IdleRule& each) { return each.rule == firing.rule; });
  });
  kept.entry.idle_rules = std::move(idle);
  charge(kept);
}

void Journal::finish(std::int64_t serial, const JournalOutcome& outcome) {
  const auto found = find_place(serial);
  if (found == entries_.end()) return;
  auto& kept = **found;
  kept.entry.status = outcome.status;
  kept.entry.error = outcome.error;
  kept.entry.hint = whole_characters(outcome.hint, hint_chars_max);
  kept.entry.note = outcome.note;
  kept.entry.duration = outcome.duration;
  kept.entry.reply = outcome.reply;
  charge(kept);
}

const JournalEntry* Journal::find(std::int64_t serial) const {
  const auto found = find_place(serial);
  return found == entries_.end() ? nullptr : &(*found)->entry;
}

void Journal::clear() {
  while (!entries_.empty()) drop_oldest();
  pool_.counts_ -= counts_.size();
  counts_.clear();
  requests_ = 0;
  dropped_firings_ = 0;
  ++times_cleared_;
}

void Journal::reset() {
  clear();
  ids_ = 0;
}

std::int64_t Journal::count(std::string_view operation, std::string_view region) {
  const auto found = std::find_if(counts_.begin(), counts_.end(), [&](const Count& known) {
    return known.operation.data() == operation.data() && known.region == region;
  });
  if (found != counts_.end()) return ++found->requests;
  // Beyond the maximum, made-up regions share a count.
  const bool has_room =
      counts_.size() < journal_counts_max && pool_.counts_ < journal_counts_total_max;
  if (has_room || counts_.empty()) {
    counts_.push_back({operation, std::string{region}});
    ++pool_.counts_;
  }
  return ++counts_.back().requests;
}

std::deque<Journal::Place>::const_iterator Journal::find_place(std::int64_t serial) const {
  // Mostly it is the newest.
  if (!entries_.empty() && entries_.back()->entry.serial == serial) return entries_.end() - 1;
  const auto found = std::lower_bound(
      entries_.begin(), entries_.end(), serial,
      [](Place place, std::int64_t wanted) { return place->entry.serial < wanted; });
  return found != entries_.end() && (*found)->entry.serial == serial ? found : entries_.end();
}

// Counts anew what an entry holds, and drops the oldest ones when that is too much: it may be among
// them.
void Journal::charge(JournalPool::Kept& kept) {
  constexpr std::size_t links_bytes = 2 * sizeof(void*);
  const auto bytes = allocated_bytes(links_bytes + sizeof(JournalPool::Kept)) + sizeof(Place) +
                     heap_bytes(kept.entry);
  bytes_ += bytes - kept.bytes;
  pool_.bytes_ += bytes - kept.bytes;
  kept.bytes = bytes;
  while (bytes_ > limits_.bytes_max) drop_oldest();
  pool_.make_room();
}

void Journal::drop_oldest() {
  const auto oldest = entries_.front();
  if (!oldest->entry.firings.empty()) ++dropped_firings_;
  bytes_ -= oldest->bytes;
  pool_.drop(oldest);
  entries_.pop_front();
}

}  // namespace glueprint
