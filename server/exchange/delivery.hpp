#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "server/exchange/held_requests.hpp"

namespace glueprint {

// How a response is sent, if not plainly. Faults set it; the session carries it out.
struct Delivery {
  // The end of the connection: as the request asks, closed, or reset (RST).
  enum class Ending { as_asked, closed, reset };

  bool is_silent = false;                       // not a byte is sent
  std::size_t body_bytes_max = SIZE_MAX;        // the body is cut there, below its Content-Length
  double body_share = 1;                        // or at this share of it
  std::optional<std::size_t> bytes_per_second;  // of the body
  std::shared_ptr<HeldRequests> paced_by;       // with `bytes_per_second`: what its rule holds
  Ending ending = Ending::as_asked;

  void send_nothing() { is_silent = true; }
  void cut_body(std::size_t bytes_max) { body_bytes_max = std::min(body_bytes_max, bytes_max); }
  void cut_body_to_share(double share) { body_share = std::min(body_share, share); }
  void pace(std::size_t rate, std::shared_ptr<HeldRequests> rule) {
    if (bytes_per_second && *bytes_per_second <= rate) return;
    bytes_per_second = rate;
    paced_by = std::move(rule);
  }
  void end(Ending wish) { ending = std::max(ending, wish); }

  // How much is sent of a body of that size.
  std::size_t sent_of(std::size_t body_bytes) const {
    const auto share = static_cast<std::size_t>(body_share * static_cast<double>(body_bytes));
    return std::min({body_bytes, body_bytes_max, share});
  }
};

}  // namespace glueprint
