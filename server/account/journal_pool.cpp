#include "server/account/journal_pool.hpp"

#include "server/account/journal.hpp"

namespace glueprint {

// The oldest entry of all is the oldest one of its journal.
void JournalPool::make_room() {
  while (bytes_ > bytes_max_ && !entries_.empty()) entries_.front().journal->drop_oldest();
}

JournalPool::Place JournalPool::add(Journal& journal) {
  if (spare_.empty()) spare_.emplace_back();
  const auto place = spare_.begin();
  entries_.splice(entries_.end(), spare_);
  empty_for_reuse(place->entry);
  place->journal = &journal;
  place->bytes = 0;
  return place;
}

void JournalPool::drop(Place place) {
  constexpr std::size_t spare_bytes_max = 4 * 1024;
  bytes_ -= place->bytes;
  if (spare_.empty() && place->bytes <= spare_bytes_max) {
    spare_.splice(spare_.end(), entries_, place);
  } else {
    entries_.erase(place);
  }
}

}  // namespace glueprint
