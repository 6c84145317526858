#include "server/account/journal_entry.hpp"

#include <nlohmann/json.hpp>

#include "core/heap_size.hpp"

namespace glueprint {

void empty_for_reuse(JournalEntry& entry) {
  for (const auto text : {&JournalEntry::region, &JournalEntry::unserved, &JournalEntry::input,
                          &JournalEntry::invocation_id, &JournalEntry::user_agent,
                          &JournalEntry::request_id, &JournalEntry::error, &JournalEntry::hint}) {
    (entry.*text).clear();
  }
  entry.status = 0;
  entry.note = {};
  entry.firings.clear();
  entry.idle_rules.clear();
  entry.reply = {};
  entry.duration.reset();
}

std::size_t heap_bytes(const JournalEntry& entry) {
  auto bytes = heap_bytes(entry.region) + heap_bytes(entry.input) + heap_bytes(entry.request_id) +
               heap_bytes(entry.error) + heap_bytes(entry.unserved) + heap_bytes(entry.hint) +
               heap_bytes(entry.invocation_id) + heap_bytes(entry.user_agent);
  if (entry.firings.capacity() > 0) {
    bytes += allocated_bytes(entry.firings.capacity() * sizeof(Firing));
  }
  if (entry.idle_rules.capacity() > 0) {
    bytes += allocated_bytes(entry.idle_rules.capacity() * sizeof(IdleRule));
  }
  for (const auto& idle : entry.idle_rules) bytes += heap_bytes(idle.rule) + heap_bytes(idle.why);
  constexpr std::size_t shared_count_bytes = 2 * sizeof(void*);
  for (const auto& firing : entry.firings) {
    bytes += heap_bytes(firing.rule);
    if (firing.fault == nullptr) continue;
    bytes += allocated_bytes(shared_count_bytes + sizeof(nlohmann::json));
    bytes += heap_bytes(*firing.fault);
  }
  return bytes;
}

}  // namespace glueprint
