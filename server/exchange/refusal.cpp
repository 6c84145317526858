#include "server/exchange/refusal.hpp"

#include "core/time/clock.hpp"

namespace glueprint {

RefusalReason Refusal::reason() const {
  if (stated_reason) return *stated_reason;
  switch (status) {
    case 408:
      return RefusalReason::time_out;
    case 413:
      return RefusalReason::body_too_large;
    case 414:
    case 431:
      return RefusalReason::head_too_large;
    default:
      return RefusalReason::malformed;
  }
}

void write_refusal(const Refusal& refusal, Response& response) {
  response.clear();
  response.status = refusal.status;
  response.set_date(real_now());
  response.fields.set("X-Content-Type-Options", "nosniff");
  response.fields.set("Content-Type", "text/plain; charset=utf-8");
  response.body.append(refusal.message).append("\n");
}

}  // namespace glueprint
