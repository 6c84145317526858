#pragma once

#include <functional>
#include <list>

#include "server/http/sessions.hpp"

namespace glueprint {

// The TLS handshakes that are under way. Each takes about a hundred KiB from its first byte on, so
// there are tls_handshakes_max at most: for one more, the oldest is cut that has had its time.
class Handshakes {
 public:
  // One of them, for as long as this lives, and how it is cut.
  class Place {
   public:
    Place(Handshakes& all, std::function<void()> cut);
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place();

   private:
    friend class Handshakes;

    Handshakes& all_;
    std::function<void()> cut_;
    TimePoint begun_;
    bool is_cut_ = false;
    std::list<Place*>::iterator link_;
  };

  // Whether one more may begin, after the oldest was cut if need be.
  bool make_room();

 private:
  std::list<Place*> places_;  // the oldest first
};

}  // namespace glueprint
