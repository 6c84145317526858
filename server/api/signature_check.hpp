#pragma once

#include <string_view>

#include "core/log.hpp"
#include "core/time/instant.hpp"
#include "server/exchange/exchange.hpp"
#include "server/security/access_keys.hpp"

namespace glueprint {

// The times that a signature may be fresh by. A client signs by its own clock or, as the JavaScript
// client does, by the emulated Date of the last answer.
struct SignatureTimes {
  Instant real;
  Instant emulated;
};

// Verifies the Signature Version 4 of a request for Glue. Throws the ApiError that AWS answers, in
// the order in which AWS checks (observed at DynamoDB and Kinesis, whose front ends are of the same
// family). On a mismatch, the debug log says what the signature should have been made of.
void check_signature(const AccessKeys& keys, const RequestHead& head, std::string_view body,
                     const SignatureTimes& times, const Log& log);

}  // namespace glueprint
