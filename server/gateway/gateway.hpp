#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <vector>

#include "core/log.hpp"
#include "core/log_limit.hpp"
#include "core/request_line.hpp"
#include "server/account/journal.hpp"
#include "server/api/api.hpp"
#include "server/exchange/exchange.hpp"
#include "server/exchange/refusal.hpp"
#include "server/exchange/request_counts.hpp"
#include "server/exchange/task.hpp"
#include "server/faults/fault_request.hpp"
#include "server/faults/fault_rules.hpp"
#include "server/gateway/refusals.hpp"

namespace glueprint {

class Admin;
class RequestGuard;

// Decides what each request is. It refuses what a browser must not send, gives admin routes to
// Admin, and everything else, wrapped in the faults of rules that fire, to the Api. It also writes
// the journal.
class Gateway {
 public:
  // `gives_hints`: whether answers have x-glueprint-hint and x-glueprint-rule.
  Gateway(const RequestGuard& request_guard, Api& api, Admin& admin, const Random& random,
          const Log& log, RequestCounts& counts, bool gives_hints);

  // The number of a connection that has come; and that one has gone.
  std::int64_t count_connection();
  void forget_connection() { --counts_.open_connections; }

  // Called after the head, before the body is read. False when the request is refused: then the
  // response says why, and the body is not read.
  bool admits(Exchange& exchange);

  // The size that the body of an admitted request may have, if that is beyond request_bytes_max.
  static std::size_t bytes_allowed(const RequestHead& request);

  // Answers a whole request at once. When rules fire, it returns work to await instead, and the
  // exchange must stay as it is until that has ended. Throws nothing.
  std::optional<Task<void>> handle(Exchange& exchange);

  // Answers a request that cannot be served, whatever is known of it.
  void refuse(Exchange& exchange, const Refusal& refusal);

  // Answers a request whose body is larger than request_bytes_max, as AWS does: 413 and no body.
  void refuse_too_large(Exchange& exchange);

 private:
  struct Handling;

  std::optional<Task<void>> serve(Exchange& exchange);
  void warn_of_long_match(const Handling& handling);
  void serve_in_passing(Exchange& exchange);
  Task<void> serve_with_faults(Exchange& exchange, Handling handling,
                               std::vector<FiredFault> fired);
  static void take_back_idle(const Handling& handling, std::vector<FiredFault>& fired);
  void fail(Exchange& exchange, const Handling& handling, const std::exception& error) const;
  Handling begin(const Exchange& exchange);
  void finish(Exchange& exchange, const Handling& handling);
  static RequestLine line_of(const Exchange& exchange, const Handling& handling,
                             std::chrono::microseconds duration);
  // What admin routes answer, and what was refused.
  void tell_of_admin(const Exchange& exchange,
                     std::optional<std::chrono::microseconds> duration) const;
  void name_rules(Response& response, const std::vector<FiredFault>& fired) const;
  void give_hint(Response& response) const;

  const RequestGuard& guard_;
  Api& api_;
  Admin& admin_;
  const Random& random_;
  const Log& log_;
  RequestCounts& counts_;
  bool gives_hints_;
  Refusals refusals_;
  LogLimit remark_log_;
  LogLimit match_log_;
  std::int64_t requests_ = 0;  // the serial of the last one
};

}  // namespace glueprint
