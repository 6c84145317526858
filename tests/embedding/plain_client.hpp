#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>

namespace glueprint {

// The input of CreateBlueprint.
inline constexpr auto new_orders = R"({"Name":"orders","BlueprintLocation":"s3://bucket/key"})";

// A connection to an emulator, by blocking calls.
class PlainClient {
 public:
  // Throws boost::system::system_error when nobody listens.
  explicit PlainClient(std::uint16_t port) {
    socket_.connect({boost::asio::ip::address_v4::loopback(), port});
  }

  void send(std::string_view bytes) {
    boost::asio::write(socket_, boost::asio::buffer(bytes.data(), bytes.size()));
  }

  // All that comes until the connection ends, however it does.
  std::string read_all() {
    std::string bytes;
    boost::system::error_code error;
    boost::asio::read(socket_, boost::asio::dynamic_buffer(bytes), error);
    return bytes;
  }

  // Closes the connection at once, with a reset.
  void reset() {
    socket_.set_option(boost::asio::socket_base::linger{true, 0});
    socket_.close();
  }

 private:
  boost::asio::io_context context_;
  boost::asio::ip::tcp::socket socket_{context_};
};

// A request to an operation.
inline std::string request_for(std::string_view operation, std::string_view input,
                               std::string_view account = "000000000000") {
  return fmt::format(
      "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Amz-Target: AWSGlue.{}\r\n"
      "Content-Type: application/x-amz-json-1.1\r\nContent-Length: {}\r\n"
      "Authorization: AWS4-HMAC-SHA256 Credential={}/20240223/us-east-1/glue/aws4_request\r\n"
      "\r\n{}",
      operation, input.size(), account, input);
}

// Calls an operation and returns the whole answer, head and body.
inline std::string call(std::uint16_t port, std::string_view operation, std::string_view input,
                        std::string_view account = "000000000000") {
  PlainClient client{port};
  client.send(request_for(operation, input, account));
  return client.read_all();
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace glueprint
