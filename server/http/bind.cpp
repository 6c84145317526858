#include "server/http/bind.hpp"

#include <utility>

#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <fmt/format.h>

namespace glueprint {
namespace {

using boost::system::error_code;
using Address = asio::ip::address;

// How often to try for a free port that both loopback addresses have.
constexpr int tries_max = 20;

Acceptor open(const Executor& executor, const Address& address, std::uint16_t port,
              error_code& error) {
  const asio::ip::tcp::endpoint endpoint{address, port};
  Acceptor acceptor{executor};
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (!error) acceptor.non_blocking(true, error);
  return acceptor;
}

ListenError listen_error(const std::string& host, std::uint16_t port, const error_code& error) {
  if (error == asio::error::address_in_use) {
    return ListenError{
        fmt::format("port {} is in use: stop the program that listens on it, or "
                    "choose another with --port (0 takes a free one)",
                    port)};
  }
  if (error == asio::error::access_denied) {
    return ListenError{
        fmt::format("port {} may not be opened by this user: choose one from 1024 "
                    "on with --port",
                    port)};
  }
  return ListenError{
      fmt::format("cannot listen on {} port {} ({}): choose another address of this "
                  "machine with --host",
                  host, port, error.message())};
}

bool means_no_such_address(const error_code& error) {
  return error == asio::error::address_family_not_supported ||
         error == boost::system::errc::address_not_available;
}

// Adds the IPv6 loopback address to the IPv4 one. False when its port is in use there.
bool add_ipv6_loopback(std::vector<Acceptor>& acceptors, error_code& error) {
  const auto port = acceptors.front().local_endpoint().port();
  auto acceptor =
      open(acceptors.front().get_executor(), asio::ip::address_v6::loopback(), port, error);
  if (!error) acceptors.push_back(std::move(acceptor));
  return !error || means_no_such_address(error);
}

std::vector<Acceptor> bind_loopbacks(const Executor& executor, std::uint16_t port) {
  error_code error;
  for (int tries = 0; tries < tries_max; ++tries) {
    std::vector<Acceptor> acceptors;
    auto acceptor = open(executor, asio::ip::address_v4::loopback(), port, error);
    if (error) break;
    acceptors.push_back(std::move(acceptor));
    if (add_ipv6_loopback(acceptors, error)) return acceptors;
    if (port != 0) break;
  }
  throw listen_error("localhost", port, error);
}

}  // namespace

std::vector<Acceptor> bind_acceptors(const Executor& executor, const std::string& host,
                                     std::uint16_t port) {
  if (host == "localhost") return bind_loopbacks(executor, port);
  error_code error;
  const auto address = asio::ip::make_address(host, error);
  if (error) {
    throw ListenError{
        fmt::format("--host {}: give an IP address or localhost, names are not looked "
                    "up",
                    host)};
  }
  std::vector<Acceptor> acceptors;
  auto acceptor = open(executor, address, port, error);
  if (error) throw listen_error(host, port, error);
  acceptors.push_back(std::move(acceptor));
  return acceptors;
}

}  // namespace glueprint
