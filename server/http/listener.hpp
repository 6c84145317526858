#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/limits.hpp"
#include "core/log.hpp"
#include "server/gateway/gateway.hpp"
#include "server/http/handshakes.hpp"
#include "server/http/reserve_descriptor.hpp"
#include "server/http/sessions.hpp"
#include "server/http/tls.hpp"
#include "server/http/transport.hpp"

namespace glueprint {

// Accepts connections and gives each a session. It must live as long as the io_context runs. The
// io_context runs out of work when the listener has stopped and the last session has ended.
class Listener {
 public:
  // Listens at once; see bind_acceptors for host and port. With a certificate, it also speaks TLS,
  // on the same port. Throws ListenError, and what make_tls_context throws.
  Listener(asio::io_context& context, Gateway& gateway, const Limits& limits, const Log& log,
           const std::string& host, std::uint16_t port,
           const std::optional<Certificate>& certificate = std::nullopt);

  std::uint16_t port() const { return port_; }

  // Where it listens: `http://localhost:4566`, and over TLS `https://localhost:4566`.
  const std::vector<std::string>& urls() const { return urls_; }

  // Accepts no more connections. Idle ones close at once; requests in hand are finished. After
  // stop_grace, what is left is cut.
  void stop();

 private:
  Task<void> accept(Acceptor& acceptor);
  Task<void> recover(Acceptor& acceptor, const boost::system::error_code& error);
  Task<void> serve(Socket socket);
  Task<void> serve_either(Socket socket);
  Task<void> serve_tls(Socket socket);
  void start_session(Socket socket);
  void warn(const std::string& message);

  Gateway& gateway_;
  Limits limits_;
  const Log& log_;
  std::vector<Acceptor> acceptors_;
  std::uint16_t port_;
  std::vector<std::string> urls_;
  std::optional<asio::ssl::context> tls_;
  std::shared_ptr<Sessions> sessions_;
  Handshakes handshakes_;
  ReserveDescriptor reserve_;
  bool has_warned_ = false;
};

}  // namespace glueprint
