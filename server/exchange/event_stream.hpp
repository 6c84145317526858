#pragma once

#include <string>

namespace glueprint {

// A body that goes on for as long as the client stays. The session asks for more when all before
// has been sent, so a slow client takes no memory.
class EventStream {
 public:
  EventStream() = default;
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;
  virtual ~EventStream() = default;

  // Appends what there is to tell now: nothing, or about event_bytes_max at most.
  virtual void write_next(std::string& out) = 0;
};

}  // namespace glueprint
