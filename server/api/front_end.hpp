#pragma once

#include <string_view>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// An answer of fixed bytes. Without a content type, the field is not sent.
struct FixedAnswer {
  std::string_view error_code;
  unsigned status;
  std::string_view content_type;
  std::string_view body;
};

// The answer of AWS's front end to a request that is not AWS JSON 1.1: first for a method other
// than POST, then for a Content-Type that it does not claim. nullptr when it is AWS JSON 1.1.
// Observed at Kinesis and Athena, whose front ends are of the same family; nothing is published for
// Glue.
const FixedAnswer* find_front_end_answer(const Exchange& exchange);

}  // namespace glueprint
