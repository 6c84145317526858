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
      clock_skew(),        // Date is off
      corrupt_body(),      // a body that does not parse, or does not fit
      empty_page(),        // a token and no rows
      empty_response(),    // closed without a byte
      error(),             // an error of AWS
      expire_tokens(),     // a NextToken has died
      gateway_error(),     // a load balancer's page
      hang(),              // taken and not answered
      latency(),           // late
      lost_response(),     // done, but the client never hears of it
      reset_connection(),  // RST, at some point
      slow_body(),         // a dribble
      small_pages(),       // shorter than MaxResults
      stale_read(),        // the world as it was
      throttle(),          // ThrottlingException over a rate
      truncated_body(),    // less than Content-Length
  };
  return table;
}

}  // namespace glueprint
