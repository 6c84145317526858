#pragma once

#include <memory>
#include <string>

#include "core/limits.hpp"
#include "core/time/clock.hpp"
#include "server/faults/hold.hpp"
#include "server/http/session.hpp"

namespace glueprint {

// The definition of a member of Session, which session.cpp instantiates.
template <typename Stream>
Task<void> Session<Stream>::send_events(std::shared_ptr<EventStream> events) {
  sends_events_ = true;
  const auto held = std::make_shared<HeldRequests>();
  std::string text;
  while (!is_draining()) {
    text.clear();
    events->write_next(text);
    if (!text.empty()) {
      const bool is_sent = co_await send(text);
      if (!is_sent) break;
    }
    if (text.size() >= event_bytes_max) continue;
    Hold pause{stream_.get_executor(), conversation_.held(), held, ClientLeaving::ends_it};
    const auto end = co_await pause.wait_until(steady_now() + event_interval);
    if (end != HoldEnd::over) break;
  }
  sends_events_ = false;
}

}  // namespace glueprint
