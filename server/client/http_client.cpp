#include "server/client/http_client.hpp"

#include <chrono>
#include <exception>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/printable.hpp"
#include "core/text/url.hpp"

namespace glueprint {

// What is sent, and what is read of the answer.
struct Talk {
  boost::beast::http::request<boost::beast::http::string_body> request;
  boost::beast::http::response_parser<boost::beast::http::string_body> parser;
  std::chrono::milliseconds patience;
  const std::function<void(std::string_view)>* take = nullptr;  // gets a body that goes on
};

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;
using boost::beast::tcp_stream;
using boost::system::error_code;
using Endpoints = std::vector<tcp::endpoint>;
using Request = http::request<http::string_body>;

[[noreturn]] void refuse_address(const std::string& url) {
  throw std::invalid_argument{
      fmt::format("--url: {} is not http://HOST:PORT or https://HOST:PORT", in_quotes(url))};
}

bool is_plain(char c) {
  return c > ' ' && c <= '~' && c != '@' && c != '\\';
}

// Looks the name up, unless it is an address or means this machine.
asio::awaitable<Endpoints> endpoints_of(const ServerAddress& address) {
  if (address.host == "localhost") {
    co_return Endpoints{{asio::ip::address_v4::loopback(), address.port},
                        {asio::ip::address_v6::loopback(), address.port}};
  }
  error_code is_a_name;
  const auto literal = asio::ip::make_address(address.host, is_a_name);
  if (!is_a_name) co_return Endpoints{{literal, address.port}};
  tcp::resolver resolver{co_await asio::this_coro::executor};
  const auto port = fmt::to_string(address.port);
  const auto found = co_await resolver.async_resolve(address.host, port, asio::use_awaitable);
  Endpoints endpoints;
  for (const auto& entry : found) endpoints.push_back(entry.endpoint());
  co_return endpoints;
}

template <typename Stream>
asio::awaitable<void> exchange_on(Stream& stream, Talk& talk) {
  boost::beast::flat_buffer buffer;
  auto& parser = talk.parser;
  co_await http::async_write(stream, talk.request, asio::use_awaitable);
  co_await http::async_read_header(stream, buffer, parser, asio::use_awaitable);
  const bool goes_on = talk.take != nullptr && parser.get().result() == http::status::ok;
  if (goes_on) parser.body_limit(boost::none);
  while (!parser.is_done()) {
    if (goes_on) boost::beast::get_lowest_layer(stream).expires_after(talk.patience);
    co_await http::async_read_some(stream, buffer, parser, asio::use_awaitable);
    if (!goes_on) continue;
    (*talk.take)(parser.get().body());
    parser.get().body().clear();
  }
}

ssl::context tls_context(const ServerAccess& access) {
  ssl::context context{ssl::context::tls_client};
  context.set_verify_mode(access.trusts_any ? ssl::verify_none : ssl::verify_peer);
  if (!access.ca) {
    context.set_default_verify_paths();
    return context;
  }
  error_code error;
  context.load_verify_file(access.ca->string(), error);
  if (error) {
    throw std::invalid_argument{fmt::format("--ca: {} holds no certificate that can be read: {}",
                                            in_quotes(access.ca->string()), error.message())};
  }
  return context;
}

asio::awaitable<void> exchange_over_tls(tcp_stream plain, ssl::context& context,
                                        const std::string& host, Talk& talk) {
  ssl::stream<tcp_stream> stream{std::move(plain), context};
  stream.set_verify_callback(ssl::host_name_verification{host});
  error_code is_a_name;
  asio::ip::make_address(host, is_a_name);
  if (is_a_name) SSL_set_tlsext_host_name(stream.native_handle(), host.c_str());
  co_await stream.async_handshake(ssl::stream_base::client, asio::use_awaitable);
  co_await exchange_on(stream, talk);
}

asio::awaitable<void> ask(const ServerAddress& address, ssl::context* context, Talk& talk) {
  const auto endpoints = co_await endpoints_of(address);
  tcp_stream stream{co_await asio::this_coro::executor};
  stream.expires_after(talk.patience);
  co_await stream.async_connect(endpoints, asio::use_awaitable);
  if (context == nullptr) {
    co_await exchange_on(stream, talk);
  } else {
    co_await exchange_over_tls(std::move(stream), *context, address.host, talk);
  }
}

Request make_request(const ServerAddress& address, const ServerAccess& access,
                     std::string_view method, const std::string& target, const std::string& body) {
  Request request;
  request.method_string(method);
  request.target(target);
  request.version(11);
  request.keep_alive(false);
  request.set(http::field::host, address.authority);
  if (!access.token.empty()) {
    request.set(http::field::authorization, fmt::format("Bearer {}", access.token));
  }
  if (!body.empty()) request.set(http::field::content_type, "application/json");
  request.body() = body;
  request.prepare_payload();
  return request;
}

std::string reason_of(const error_code& error) {
  if (error == boost::beast::error::timeout) return "no answer came in time";
  if (error.message().find("certificate verify failed") == std::string::npos) {
    return error.message();
  }
  return "its certificate is not trusted, or is for another name: give the file of its "
         "certificate by --ca FILE";
}

// Carries the talk out.
ServerAnswer answer_to(Talk& talk, const ServerAccess& access, const ServerAddress& address) {
  std::optional<ssl::context> context;
  if (address.is_tls) context = tls_context(access);
  talk.parser.body_limit(fixture_bytes_max);
  std::exception_ptr failure;
  asio::io_context loop;
  asio::co_spawn(loop, ask(address, context ? &*context : nullptr, talk),
                 [&failure](std::exception_ptr error) { failure = std::move(error); });
  loop.run();
  try {
    if (failure) std::rethrow_exception(failure);
  } catch (const boost::system::system_error& error) {
    throw NoAnswer{access.url, reason_of(error.code())};
  }
  auto& answer = talk.parser.get();
  const auto type = answer[http::field::content_type];
  return {answer.result_int(), {type.data(), type.size()}, std::move(answer.body())};
}

}  // namespace

ServerAddress read_server_address(const std::string& text) {
  for (const char c : text) {
    if (!is_plain(c)) refuse_address(text);
  }
  const auto url = split_url(text);
  if (!url || (url->scheme != "http" && url->scheme != "https")) refuse_address(text);
  const auto authority = split_authority(url->authority);
  const bool has_path = !url->rest.empty() && url->rest != "/";
  if (!authority || authority->host.empty() || has_path) refuse_address(text);
  const bool is_tls = url->scheme == "https";
  constexpr std::uint16_t http_port = 80;
  constexpr std::uint16_t https_port = 443;
  const auto port = authority->port ? read_port(*authority->port)
                                    : std::optional{is_tls ? https_port : http_port};
  if (!port) refuse_address(text);
  return {std::string{authority->host}, *port, is_tls, std::string{url->authority}};
}

ServerAnswer ask_server(const ServerAccess& access, std::string_view method,
                        const std::string& target, const std::string& body) {
  const auto address = read_server_address(access.url);
  Talk talk{make_request(address, access, method, target, body), {}, access.patience};
  return answer_to(talk, access, address);
}

ServerAnswer follow_server(const ServerAccess& access, const std::string& target,
                           const std::function<void(std::string_view)>& take) {
  const auto address = read_server_address(access.url);
  Talk talk{make_request(address, access, "GET", target, ""), {}, access.patience, &take};
  auto answer = answer_to(talk, access, address);
  if (answer.status != 200) return answer;
  throw NoAnswer{access.url, "the server has ended the connection"};
}

}  // namespace glueprint
