// What Glueprint is measured against: a plain Beast server of one thread that sends the same bytes
// for the same requests, as a competent person would write it.
//
//   plain_beast GET_RUN_BODY GET_RUNS_BODY
//
// The arguments name files that hold the answers. It prints the port that it took.

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

struct Answers {
  std::string get_run;
  std::string get_runs;
};

std::string read_file(const char* path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

http::response<http::string_body> answer(const http::request<http::string_body>& request,
                                         const Answers& answers) {
  const bool is_list = request["X-Amz-Target"] == "AWSGlue.GetBlueprintRuns";
  http::response<http::string_body> response{http::status::ok, request.version()};
  response.set("x-amzn-RequestId", "7a3b2c1d-0000-4000-8000-000000000000");
  response.set(http::field::content_type, "application/x-amz-json-1.1");
  response.set(http::field::date, "Sun, 22 Nov 2026 00:00:00 GMT");
  response.keep_alive(request.keep_alive());
  response.body() = is_list ? answers.get_runs : answers.get_run;
  response.prepare_payload();
  return response;
}

asio::awaitable<void> serve(beast::tcp_stream stream, const Answers& answers) {
  beast::flat_buffer buffer;
  try {
    for (bool is_open = true; is_open;) {
      stream.expires_after(std::chrono::seconds{30});
      http::request<http::string_body> request;
      co_await http::async_read(stream, buffer, request, asio::use_awaitable);
      const auto response = answer(request, answers);
      is_open = response.keep_alive();
      co_await http::async_write(stream, response, asio::use_awaitable);
    }
  } catch (const boost::system::system_error&) {
    // The client has left.
  }
}

asio::awaitable<void> listen(tcp::acceptor acceptor, const Answers& answers) {
  const auto executor = acceptor.get_executor();
  while (true) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    socket.set_option(tcp::no_delay{true});
    asio::co_spawn(executor, serve(beast::tcp_stream{std::move(socket)}, answers), asio::detached);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: plain_beast GET_RUN_BODY GET_RUNS_BODY\n";
    return 2;
  }
  const Answers answers{read_file(argv[1]), read_file(argv[2])};
  asio::io_context context{1};
  asio::signal_set signals{context, SIGINT, SIGTERM};
  signals.async_wait([&context](auto, auto) { context.stop(); });
  tcp::acceptor acceptor{context, tcp::endpoint{asio::ip::address_v4::loopback(), 0}};
  std::cout << acceptor.local_endpoint().port() << std::endl;
  asio::co_spawn(context, listen(std::move(acceptor), answers), asio::detached);
  context.run();
}
