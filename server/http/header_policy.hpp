#pragma once

#include <cstdint>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// How the body of a request is framed, and whether the connection stays open.
struct Framing {
  enum class Body { none, sized, chunked };

  Body body = Body::none;
  std::uint64_t content_length = 0;
  bool keeps_alive = true;
  bool expects_continue = false;
};

// The rules of HTTP for a head (RFC 9112, 3 and 6), stricter than Beast's parser: one well-formed
// Host, one way to find the end of the body, no unknown expectation. Throws RequestRefused.
Framing header_policy(const RequestHead& head);

}  // namespace glueprint
