#pragma once

#include <cstdint>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// How the body of a request is framed, and what is to become of the connection.
struct Framing {
  enum class Body { none, sized, chunked };

  Body body = Body::none;
  std::uint64_t content_length = 0;
  bool keeps_alive = true;
  bool expects_continue = false;
};

// What HTTP itself demands of a head that parses (RFC 9112, 3 and 6), stricter than Beast's parser:
// one well-formed Host, no two ways to tell where the body ends, expectations that can be met.
// Throws RequestRefused.
Framing header_policy(const RequestHead& head);

}  // namespace glueprint
