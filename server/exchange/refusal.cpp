#include "server/exchange/refusal.hpp"

#include "core/time/clock.hpp"
#include "core/time/http_date.hpp"

namespace glueprint {

void write_refusal(const Refusal& refusal, Response& response) {
  response.clear();
  response.status = refusal.status;
  append_date_field(response.fields, real_now());
  response.add_field("Content-Type", "text/plain; charset=utf-8");
  response.body.append(refusal.message).append("\n");
}

}  // namespace glueprint
