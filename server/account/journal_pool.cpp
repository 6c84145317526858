#include "server/account/journal_pool.hpp"

#include "server/account/journal.hpp"

namespace glueprint {

// The oldest entry of all is the oldest one of its journal.
void JournalPool::make_room() {
  while (bytes_ > bytes_max_ && !entries_.empty()) entries_.front().journal->drop_oldest();
}

}  // namespace glueprint
