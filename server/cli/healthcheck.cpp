#include "server/cli/healthcheck.hpp"

#include <exception>
#include <iostream>
#include <optional>
#include <string_view>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <fmt/format.h>

#include "core/text/printable.hpp"
#include "core/text/url.hpp"
#include "server/cli/usage_error.hpp"

namespace glueprint {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::chrono::seconds patience{2};
constexpr std::string_view health_path = "/health";
constexpr std::optional<std::uint16_t> http_port = 80;
constexpr std::optional<std::uint16_t> https_port = 443;
constexpr std::size_t head_bytes_max = 8 * 1024;

// What to ask, and where.
struct Question {
  bool is_over_tls = false;
  std::string authority;
  std::string path;
  std::string host;
  std::uint16_t port = 0;
};

[[noreturn]] void refuse(const std::string& url) {
  throw UsageError{
      fmt::format("--url: \"{}\" is not http://HOST:PORT/PATH, or https:// of that form", url)};
}

// Where to connect. `localhost` is known without a resolver.
asio::awaitable<std::vector<tcp::endpoint>> endpoints_of(const Question& question) {
  const auto port = question.port;
  std::vector<tcp::endpoint> found;
  boost::system::error_code error;
  const auto address = asio::ip::make_address(question.host, error);
  if (!error) {
    found.emplace_back(address, port);
  } else if (question.host == "localhost") {
    found.emplace_back(asio::ip::address_v4::loopback(), port);
    found.emplace_back(asio::ip::address_v6::loopback(), port);
  } else {
    tcp::resolver resolver{co_await asio::this_coro::executor};
    const auto results =
        co_await resolver.async_resolve(question.host, std::to_string(port), asio::use_awaitable);
    for (const auto& result : results) found.push_back(result.endpoint());
  }
  co_return found;
}

Question read_url(const std::string& text) {
  const bool is_printable =
      text.find_first_of(std::string_view{" \r\n\t\0", 5}) == std::string::npos;
  const auto url = split_url(text);
  const bool is_over_tls = url && url->scheme == "https";
  if (!url || (url->scheme != "http" && !is_over_tls) || !is_printable) refuse(text);
  const auto authority = split_authority(url->authority);
  const auto port = authority && authority->port ? read_port(*authority->port)
                    : is_over_tls                ? https_port
                                                 : http_port;
  const bool has_path = url->rest.starts_with('/');
  if (!authority || !port || (!has_path && !url->rest.empty())) refuse(text);
  if (authority->host.empty()) refuse(text);
  return {is_over_tls, std::string{url->authority},
          std::string{url->rest.size() > 1 ? url->rest : health_path}, std::string{authority->host},
          *port};
}

// Sends the request, and reads the first line of the answer.
template <typename Stream>
asio::awaitable<void> ask_over(Stream& stream, const std::string& request,
                               std::string& status_line) {
  co_await asio::async_write(stream, asio::buffer(request), asio::use_awaitable);
  std::string answer;
  auto buffer = asio::dynamic_buffer(answer, head_bytes_max);
  const auto length = co_await asio::async_read_until(stream, buffer, "\r\n", asio::use_awaitable);
  status_line = answer.substr(0, length - 2);
}

// Over TLS, any certificate will do: nothing secret is sent, and one that the server signed itself
// is the usual case.
asio::awaitable<void> ask(const Question& question, std::string& status_line) {
  boost::beast::tcp_stream stream{co_await asio::this_coro::executor};
  stream.expires_after(patience);
  const auto request = fmt::format("GET {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
                                   question.path, question.authority);
  const auto endpoints = co_await endpoints_of(question);
  co_await stream.async_connect(endpoints, asio::use_awaitable);
  if (!question.is_over_tls) {
    co_await ask_over(stream, request, status_line);
    co_return;
  }
  asio::ssl::context tls{asio::ssl::context::tls_client};
  tls.set_verify_mode(asio::ssl::verify_none);
  asio::ssl::stream<boost::beast::tcp_stream&> secured{stream, tls};
  co_await secured.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
  co_await ask_over(secured, request, status_line);
}

// Whether the line is `HTTP/1.1 200 OK`, in any version.
bool is_success(std::string_view status_line) {
  return status_line.size() > 8 && status_line.starts_with("HTTP/1.") &&
         status_line.substr(8).starts_with(" 200");
}

}  // namespace

std::string health_url(const Options& options) {
  const bool is_everywhere = options.host == "0.0.0.0" || options.host == "::";
  const auto host = is_everywhere ? std::string{"localhost"} : options.host;
  const bool needs_brackets = host.find(':') != std::string::npos;
  return fmt::format("http://{}:{}{}", needs_brackets ? "[" + host + "]" : host, options.port,
                     health_path);
}

int healthcheck(const std::string& text) {
  const auto question = read_url(text);
  std::string status_line;
  std::string failure;
  asio::io_context loop;
  asio::co_spawn(loop, ask(question, status_line), [&failure](std::exception_ptr error) {
    try {
      if (error) std::rethrow_exception(error);
    } catch (const boost::system::system_error& reason) {
      failure = reason.code().message();
    }
  });
  loop.run();
  if (failure.empty() && is_success(status_line)) return 0;
  if (failure.empty()) failure = fmt::format("answered \"{}\"", status_line);
  std::cerr << printable(fmt::format("glueprint: {}: {}", text, failure)) << '\n';
  return 1;
}

}  // namespace glueprint
