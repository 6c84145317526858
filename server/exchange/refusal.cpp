#include "server/exchange/refusal.hpp"

#include "core/time/clock.hpp"

namespace glueprint {

void write_refusal(const Refusal& refusal, Response& response) {
  response.clear();
  response.status = refusal.status;
  response.set_date(real_now());
  response.fields.set("Content-Type", "text/plain; charset=utf-8");
  response.body.append(refusal.message).append("\n");
}

}  // namespace glueprint
