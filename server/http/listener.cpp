#include "server/http/listener.hpp"

#include <exception>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <fmt/format.h>

#include "server/http/bind.hpp"
#include "server/http/first_byte.hpp"
#include "server/http/session.hpp"

namespace glueprint {
namespace {

using boost::system::error_code;

// Accepts and closes the waiting connections, so that their clients learn that there is no room.
void turn_away_waiting(Acceptor& acceptor) {
  for (int turned_away = 0; turned_away < asio::socket_base::max_listen_connections;
       ++turned_away) {
    error_code error;
    acceptor.accept(error);
    if (error) return;
  }
}

std::string message_of(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& exception) {
    return exception.what();
  }
}

std::string url_of(std::string_view scheme, const std::string& host, std::uint16_t port) {
  if (host == "0.0.0.0" || host == "::") return fmt::format("{}://localhost:{}", scheme, port);
  const bool is_ipv6 = host.find(':') != std::string::npos;
  return fmt::format("{}://{}:{}", scheme, is_ipv6 ? "[" + host + "]" : host, port);
}

}  // namespace

Listener::Listener(asio::io_context& context, Gateway& gateway, const Limits& limits,
                   const Log& log, const std::string& host, std::uint16_t port,
                   const std::optional<Certificate>& certificate)
    : gateway_{gateway},
      limits_{limits},
      log_{log},
      acceptors_{bind_acceptors(context.get_executor(), host, port)},
      port_{acceptors_.front().local_endpoint().port()},
      urls_{url_of("http", host, port_)},
      sessions_{std::make_shared<Sessions>(context.get_executor())} {
  if (certificate) {
    tls_ = make_tls_context(*certificate);
    urls_.push_back(url_of("https", host, port_));
  }
  for (auto& acceptor : acceptors_) {
    asio::co_spawn(context.get_executor(), accept(acceptor), asio::detached);
  }
}

void Listener::stop() {
  for (auto& acceptor : acceptors_) acceptor.close();
  sessions_->drain();
}

Task<void> Listener::accept(Acceptor& acceptor) {
  for (;;) {
    auto result = co_await acceptor.async_accept(awaited);
    auto& [error, socket] = result;
    if (!acceptor.is_open()) co_return;
    if (error) {
      co_await recover(acceptor, error);
    } else {
      start_session(std::move(socket));
    }
  }
}

// Waits after a failed accept, such as when descriptors have run out: a retry at once would spin.
Task<void> Listener::recover(Acceptor& acceptor, const error_code& error) {
  warn("cannot accept connections: " + error.message());
  reserve_.give_up();
  turn_away_waiting(acceptor);
  reserve_.take();
  Timer pause{acceptor.get_executor(), accept_pause};
  co_await pause.async_wait(awaited);
}

void Listener::start_session(Socket socket) {
  if (sessions_->count() >= limits_.connections_max) {
    warn(fmt::format("there are {} connections, more are turned away (--connections-max)",
                     limits_.connections_max));
    return;
  }
  has_warned_ = false;
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.set_option(asio::ip::tcp::no_delay{true}, ignored);
  const auto executor = socket.get_executor();
  auto serving = tls_ ? serve_either(std::move(socket)) : serve(std::move(socket));
  asio::co_spawn(executor, std::move(serving), [this](const std::exception_ptr& error) {
    if (error) log_.error("a connection was cut: {}", message_of(error));
  });
}

Task<void> Listener::serve(Socket socket) {
  Session<Socket> session{std::move(socket), gateway_, limits_, sessions_};
  co_await session.run();
}

Task<void> Listener::serve_either(Socket socket) {
  std::optional<unsigned char> byte;
  {
    FirstByte first{socket, limits_, sessions_};
    byte = co_await first.peek();
  }
  if (!byte) co_return;
  auto serving = byte == tls_first_byte ? serve_tls(std::move(socket)) : serve(std::move(socket));
  co_await std::move(serving);
}

Task<void> Listener::serve_tls(Socket socket) {
  if (!handshakes_.make_room()) {
    warn(fmt::format("there are {} TLS handshakes under way, more are turned away",
                     tls_handshakes_max));
    co_return;
  }
  TlsStream stream{std::move(socket), *tls_};
  Session<TlsStream> session{std::move(stream), gateway_, limits_, sessions_};
  bool is_open = false;
  {
    const Handshakes::Place place{handshakes_, [&session] { session.cut(); }};
    is_open = co_await session.shake_hands();
  }
  if (is_open) co_await session.run();
}

// Logs a warning once, until a connection is accepted again.
void Listener::warn(const std::string& message) {
  if (!has_warned_) log_.warn("{}", message);
  has_warned_ = true;
}

}  // namespace glueprint
