#pragma once

#include <cstddef>
#include <string_view>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// An answer that is always the same bytes. Without a content type, none is sent.
struct FixedAnswer {
  std::string_view error_code;
  unsigned status;
  std::string_view content_type;
  std::string_view body;
};

// What AWS's front end answers to a request that it does not take for AWS JSON 1.1: a method other
// than POST, then a Content-Type that it does not claim. nullptr when the request is taken.
// Observed at Kinesis, whose front end is of the same family; nothing is published for Glue.
const FixedAnswer* find_front_end_answer(const Exchange& exchange, std::size_t json_depth_max);

}  // namespace glueprint
