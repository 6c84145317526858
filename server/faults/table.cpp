#include "server/faults/table.hpp"

#include <array>

namespace glueprint {

FaultKind clock_skew();
FaultKind corrupt_body();
FaultKind empty_page();
FaultKind empty_response();
FaultKind error();
FaultKind expire_tokens();
FaultKind gateway_error();
FaultKind hang();
FaultKind latency();
FaultKind lost_response();
FaultKind reset_connection();
FaultKind slow_body();
FaultKind small_pages();
FaultKind stale_read();
FaultKind throttle();
FaultKind truncated_body();

std::span<const FaultKind> fault_kinds() {
  static const std::array table{
      clock_skew(),  corrupt_body(),  empty_page(),       empty_response(),
      error(),       expire_tokens(), gateway_error(),    hang(),
      latency(),     lost_response(), reset_connection(), slow_body(),
      small_pages(), stale_read(),    throttle(),         truncated_body(),
  };
  return table;
}

}  // namespace glueprint
