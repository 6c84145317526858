#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/http/transport.hpp"

namespace glueprint {

// Why a host and port cannot be listened on: one line that says what to change.
class ListenError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Opens what listens on `host`: an IP address, or `localhost` for both loopback addresses, as far
// as the machine has them, on one port. Port 0 takes a free one. Throws ListenError.
std::vector<Acceptor> bind_acceptors(const Executor& executor, const std::string& host,
                                     std::uint16_t port);

}  // namespace glueprint
