#pragma once

#include <string_view>

#include "core/log.hpp"
#include "core/time/instant.hpp"
#include "server/exchange/exchange.hpp"
#include "server/security/access_keys.hpp"

namespace glueprint {

// The times that a signature is held against. A client may go by either: by its own clock, or, as
// the JavaScript client does, by the Date of the last answer, which is emulated.
struct SignatureTimes {
  Instant real;
  Instant emulated;
};

// Verifies the Signature Version 4 of a request for Glue. Throws the ApiError that AWS answers, in
// the order in which AWS finds it (observed at DynamoDB and Kinesis, whose front ends are of the
// same family). What a signature should have been made of goes to the log, for debugging.
void check_signature(const AccessKeys& keys, const RequestHead& head, std::string_view body,
                     const SignatureTimes& times, const Log& log);

}  // namespace glueprint
