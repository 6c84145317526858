#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/http/transport.hpp"

namespace glueprint {

// Why the server cannot listen on a host and port: one line that says what to change.
class ListenError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Listens on `host`: an IP address, or `localhost` for both loopback addresses that the machine
// has, on one port. Port 0 takes a free one. Throws ListenError.
std::vector<Acceptor> bind_acceptors(const Executor& executor, const std::string& host,
                                     std::uint16_t port);

}  // namespace glueprint
