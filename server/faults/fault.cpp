#include "server/faults/fault.hpp"

#include <boost/asio/this_coro.hpp>

#include "core/time/clock.hpp"
#include "server/faults/hold.hpp"

namespace glueprint {

FaultPtr Fault::decide(const Encounter&) const {
  return shared_from_this();
}

Task<void> FaultedRequest::wait(std::chrono::milliseconds time) {
  const auto executor = co_await asio::this_coro::executor;
  Hold held{executor, exchange.held, held_requests};
  const auto end = co_await held.wait_until(steady_now() + time);
  if (end == HoldEnd::cut) throw RequestCut{};
}

Task<HoldEnd> FaultedRequest::hold(std::optional<std::chrono::milliseconds> time) {
  const auto executor = co_await asio::this_coro::executor;
  Hold held{executor, exchange.held, held_requests, ClientLeaving::ends_it};
  const auto until = time ? steady_now() + *time : Hold::TimePoint::max();
  const auto end = co_await held.wait_until(until);
  if (end == HoldEnd::cut) throw RequestCut{};
  const bool has_left = exchange.client_has_left && exchange.client_has_left();
  co_return has_left ? HoldEnd::client_left : end;
}

}  // namespace glueprint
