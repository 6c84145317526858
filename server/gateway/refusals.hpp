#pragma once

#include <array>

#include "core/log.hpp"
#include "core/log_limit.hpp"
#include "server/exchange/exchange.hpp"
#include "server/exchange/refusal.hpp"
#include "server/exchange/request_counts.hpp"

namespace glueprint {

// What is refused before anything handles it: counts and logs each refusal, and answers it so that
// whoever asked can read it.
class Refusals {
 public:
  Refusals(RequestCounts& counts, const Log& log) : counts_{counts}, log_{log} {}

  // Counts and logs a refusal; the log takes log_lines_max for each reason in log_interval.
  void note(const Refusal& refusal);

  // Writes the answer: in the protocol of a client of AWS, else as one line of text.
  static void answer(const Refusal& refusal, Exchange& exchange);

 private:
  RequestCounts& counts_;
  const Log& log_;
  std::array<LogLimit, refusal_reasons.size()> limits_{};
};

}  // namespace glueprint
