#include "server/faults/table.hpp"

#include <array>

namespace glueprint {

FaultKind bare_status();
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
FaultKind odd_token();
FaultKind reset_connection();
FaultKind slow_body();
FaultKind small_pages();
FaultKind stale_read();
FaultKind throttle();
FaultKind truncated_body();

std::span<const FaultKind> fault_kinds() {
  static const std::array table{
      bare_status(),       // a status without a shape
      clock_skew(),        // a wrong Date
      corrupt_body(),      // a body that does not parse, or does not fit
      empty_page(),        // a token and no rows
      empty_response(),    // closed without a byte
      error(),             // an error of AWS
      expire_tokens(),     // NextTokens expire
      gateway_error(),     // a load balancer's page
      hang(),              // no answer
      latency(),           // a late answer
      lost_response(),     // the work is done, the answer is lost
      odd_token(),         // a NextToken that repeats, is empty or null
      reset_connection(),  // RST, at some point
      slow_body(),         // a body that comes slowly
      small_pages(),       // pages shorter than MaxResults
      stale_read(),        // the data of some time ago
      throttle(),          // ThrottlingException over a rate
      truncated_body(),    // less than Content-Length
  };
  return table;
}

}  // namespace glueprint
