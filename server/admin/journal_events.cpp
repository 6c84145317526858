#include "server/admin/journal_events.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/time/clock.hpp"
#include "server/admin/asked_entries.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"

namespace glueprint {
namespace {

// Tells the events of this start of the server from those of another.
std::string start_of(const AdminParts& parts) {
  return fmt::format("{:x}-", parts.started.time_since_epoch().count());
}

std::optional<std::int64_t> serial_of(std::string_view event_id, std::string_view start) {
  if (!event_id.starts_with(start)) return std::nullopt;
  event_id.remove_prefix(start.size());
  std::int64_t serial = 0;
  const auto* end = event_id.data() + event_id.size();
  const auto [stop, error] = std::from_chars(event_id.data(), end, serial);
  if (error != std::errc{} || stop != end || serial < 0) return std::nullopt;
  return serial;
}

}  // namespace

JournalEvents::JournalEvents(AdminParts& parts, const std::string& account, EntryMatch wanted,
                             std::string_view last_event_id, std::chrono::milliseconds silence_max)
    : parts_{parts},
      account_{account},
      wanted_{std::move(wanted)},
      owner_{parts.accounts.of(account)},
      keeps_owner_{owner_},
      silence_max_{silence_max},
      told_at_{steady_now()},
      times_cleared_{owner_.journal.times_cleared()} {
  begin(last_event_id);
  ++parts_.event_streams;
}

JournalEvents::~JournalEvents() {
  --parts_.event_streams;
}

void JournalEvents::begin(std::string_view last_event_id) {
  const auto& journal = owner_.journal;
  if (const auto serial = serial_of(last_event_id, start_of(parts_))) {
    seen_ = *serial;
    return;
  }
  if (journal.size() == 0) return;
  for (std::size_t place = journal.size(); place-- > 0;) remember(journal.newest(place));
}

void JournalEvents::write_next(std::string& out) {
  const auto size_before = out.size();
  if (!has_begun_) fmt::format_to(std::back_inserter(out), "retry: 1000\nid: {}\n\n", id());
  has_begun_ = true;
  tell_of_clearing(out);
  tell_what_ended(out);
  tell_what_came(out);
  const auto now = steady_now();
  if (out.size() == size_before && now - told_at_ >= silence_max_) out.append(":\n\n");
  if (out.size() > size_before) told_at_ = now;
}

void JournalEvents::tell_of_clearing(std::string& out) {
  if (owner_.journal.times_cleared() == times_cleared_) return;
  times_cleared_ = owner_.journal.times_cleared();
  pending_.clear();
  seen_id_ = 0;
  fmt::format_to(std::back_inserter(out), "id: {}\nevent: cleared\ndata: {{}}\n\n", id());
}

void JournalEvents::tell_what_ended(std::string& out) {
  const auto is_over = [&](std::int64_t serial) {
    if (out.size() >= event_bytes_max) return false;
    const auto* entry = owner_.journal.find(serial);
    if (entry == nullptr) return true;
    if (!entry->duration) return false;
    tell(*entry, out);
    return true;
  };
  std::erase_if(pending_, is_over);
}

// How many of the newest entries have not been told.
std::size_t JournalEvents::count_of_unseen() const {
  const auto& journal = owner_.journal;
  std::size_t unseen = 0;
  std::size_t rest = journal.size();
  while (rest > 0) {
    const auto half = rest / 2;
    if (journal.newest(unseen + half).serial > seen_) {
      unseen += half + 1;
      rest -= half + 1;
    } else {
      rest = half;
    }
  }
  return unseen;
}

void JournalEvents::tell_what_came(std::string& out) {
  for (auto place = count_of_unseen(); place-- > 0 && out.size() < event_bytes_max;) {
    const auto& entry = owner_.journal.newest(place);
    if (seen_id_ > 0 && entry.id > seen_id_ + 1) {
      fmt::format_to(std::back_inserter(out), "event: gap\ndata: {{\"missed\":{}}}\n\n",
                     entry.id - seen_id_ - 1);
    }
    remember(entry);
    tell(entry, out);
  }
}

void JournalEvents::remember(const JournalEntry& entry) {
  seen_ = entry.serial;
  seen_id_ = entry.id;
  if (entry.duration) return;
  if (pending_.size() >= event_pending_max) pending_.erase(pending_.begin());
  pending_.push_back(entry.serial);
}

void JournalEvents::tell(const JournalEntry& entry, std::string& out) {
  if (!matches(wanted_, entry)) return;
  fmt::format_to(std::back_inserter(out), "id: {}\nevent: request\ndata: {}\n\n", id(),
                 journal_entry_json(entry, account_).dump());
}

// Of an event: all up to that serial have been told with their answers.
std::string JournalEvents::id() const {
  const auto complete = pending_.empty() ? seen_ : pending_.front() - 1;
  return fmt::format("{}{}", start_of(parts_), complete);
}

void get_events(const AdminCall& call, AdminReply& reply) {
  if (call.parts.event_streams >= event_streams_max) {
    throw Problem{503, fmt::format("{} clients follow the events already: close one of them.",
                                   event_streams_max)};
  }
  reply.content_type = event_type;
  reply.events = std::make_shared<JournalEvents>(call.parts, call.scope.account,
                                                 asked_entries(call.query, call.account()),
                                                 call.last_event_id, event_silence_max);
}

}  // namespace glueprint
