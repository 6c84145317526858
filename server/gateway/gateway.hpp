#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "server/account/journal.hpp"
#include "server/api/api.hpp"
#include "server/exchange/exchange.hpp"
#include "server/exchange/task.hpp"
#include "server/faults/fault_request.hpp"
#include "server/faults/fault_rules.hpp"

namespace glueprint {

class Admin;
class Doorkeeper;

// Whose request is this: it turns away what a browser must not reach, gives admin routes to Admin
// and everything else to the Api, in the faults that strike it, and writes the journal.
class Gateway {
 public:
  Gateway(const Doorkeeper& doorkeeper, Api& api, Admin& admin, const Random& random,
          const Log& log);

  // Asked when the head has come, before the body is read. False when the request is refused; then
  // the response says why and the body is not wanted.
  bool admits(Exchange& exchange);

  // Answers a whole request at once, or gives the work that has to be awaited for its answer: when
  // faults strike it. The exchange must stay as it is until then. Throws nothing.
  std::optional<Task<void>> handle(Exchange& exchange);

  // Answers a request whose body is larger than request_bytes_max, as AWS does: 413 and no body.
  void refuse_too_large(Exchange& exchange);

 private:
  struct Visit;

  std::optional<Task<void>> serve(Exchange& exchange);
  void serve_in_passing(Exchange& exchange);
  Task<void> serve_with_faults(Exchange& exchange, Visit visit, std::vector<FaultStrike> strikes);
  Task<void> run_faults(Exchange& exchange, const Visit& visit,
                        const std::vector<FaultStrike>& strikes);
  Visit begin_visit(const Exchange& exchange);
  void end_visit(const Exchange& exchange, const Visit& visit) const;

  const Doorkeeper& doorkeeper_;
  Api& api_;
  Admin& admin_;
  const Random& random_;
  const Log& log_;
  std::int64_t visits_ = 0;
};

}  // namespace glueprint
