#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "server/exchange/held_requests.hpp"

namespace glueprint {

// How a response is sent, if not plainly. Faults set it; the session carries it out.
struct Delivery {
  // The end of the connection: as the request asks, closed, or reset (RST).
  enum class Ending { as_asked, closed, reset };

  bool is_silent = false;                       // not a byte is sent
  std::optional<std::size_t> body_bytes_max;    // the body is cut there, below its Content-Length
  std::optional<std::size_t> bytes_per_second;  // of the body
  std::shared_ptr<HeldRequests> paced_by;       // with `bytes_per_second`: what its rule holds
  Ending ending = Ending::as_asked;
};

}  // namespace glueprint
