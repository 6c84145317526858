#include "glue_client.hpp"

#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

// Sends a request and returns all that comes until the server closes the connection.
std::string exchange(std::uint16_t port, const std::string& request) {
  const int connection = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(connection);
    throw std::runtime_error{"nobody listens"};
  }
  send(connection, request.data(), request.size(), MSG_NOSIGNAL);
  std::string response;
  char part[4096];
  for (ssize_t size = 0; (size = recv(connection, part, sizeof part, 0)) > 0;) {
    response.append(part, static_cast<std::size_t>(size));
  }
  close(connection);
  return response;
}

}  // namespace

std::string GlueClient::call(const std::string& operation, const std::string& input) const {
  const auto request =
      "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
      "Content-Type: application/x-amz-json-1.1\r\nX-Amz-Target: AWSGlue." +
      operation + "\r\nContent-Length: " + std::to_string(input.size()) + "\r\n\r\n" + input;
  for (;;) {
    const auto response = exchange(port_, request);
    if (response.find("ThrottlingException") != std::string::npos) continue;
    return response.substr(response.find("\r\n\r\n") + 4);
  }
}

std::string member(const std::string& json, const std::string& name) {
  const auto key = "\"" + name + "\":\"";
  const auto found = json.find(key);
  if (found == std::string::npos) return {};
  const auto begin = found + key.size();
  return json.substr(begin, json.find('"', begin) - begin);
}
