#pragma once

#include "server/exchange.hpp"

namespace glueprint {

class Admin;
class Api;
class Doorkeeper;

// Whose request is this: it turns away what a browser must not reach, gives admin routes to Admin
// and everything else to the Api.
class Gateway {
 public:
  Gateway(const Doorkeeper& doorkeeper, Api& api, Admin& admin);

  // Asked when the head has come, before the body is read. False when the request is refused; then
  // the response says why and the body is not wanted.
  bool admits(Exchange& exchange);

  // Answers a whole request. Throws nothing.
  void handle(Exchange& exchange);

  // Answers a request whose body is larger than request_bytes_max, as AWS does: 413 and no body.
  void refuse_too_large(Exchange& exchange);

 private:
  const Doorkeeper& doorkeeper_;
  Api& api_;
  Admin& admin_;
};

}  // namespace glueprint
