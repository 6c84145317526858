#pragma once

#include <cstddef>
#include <list>

#include "server/account/journal_entry.hpp"

namespace glueprint {

class Journal;

// The entries of all journals, in the order in which they were added, and the bytes that they may
// hold together. Beyond these the oldest entries go, whosever they are; the next entry takes the
// memory of one of ordinary size over.
class JournalPool {
 public:
  explicit JournalPool(std::size_t bytes_max) : bytes_max_{bytes_max} {}
  JournalPool(const JournalPool&) = delete;
  JournalPool& operator=(const JournalPool&) = delete;

  std::size_t bytes() const { return bytes_; }
  std::size_t entries() const { return entries_.size(); }

 private:
  friend class Journal;

  // An entry, the journal that it is in, and what it counts for.
  struct Kept {
    Journal* journal = nullptr;
    JournalEntry entry;
    std::size_t bytes = 0;
  };
  using Place = std::list<Kept>::iterator;

  void make_room();

  // Adds an empty entry, in the memory of one that was dropped if there is any.
  Place add(Journal& journal);
  void drop(Place place);

  std::size_t bytes_max_;
  std::size_t bytes_ = 0;
  std::size_t counts_ = 0;  // of requests by operation and region
  std::list<Kept> entries_;
  std::list<Kept> spare_;  // at most one entry that was dropped
};

}  // namespace glueprint
