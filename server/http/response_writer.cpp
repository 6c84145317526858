#include "server/http/response_writer.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <string_view>

#include <boost/beast/http/status.hpp>

namespace glueprint {
namespace {

std::string_view reason(unsigned status) {
  return boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(status));
}

void append_number(std::string& out, std::size_t number) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

std::string_view line_of(ConnectionField connection) {
  switch (connection) {
    case ConnectionField::none:
      return "";
    case ConnectionField::close:
      return "Connection: close\r\n";
    case ConnectionField::keep_alive:
      return "Connection: keep-alive\r\n";
  }
  return "";
}

bool has_length(const Response& response) {
  return response.status >= 200 && response.status != 204 && !response.events;
}

}  // namespace

void append_head(std::string& out, const Response& response, ConnectionField connection) {
  out.append("HTTP/1.1 ");
  append_number(out, response.status);
  out.append(" ").append(reason(response.status)).append("\r\n").append(response.fields.text());
  if (has_length(response)) {
    out.append("Content-Length: ");
    append_number(out, response.body.size());
    out.append("\r\n");
  }
  out.append(line_of(connection)).append("\r\n");
}

bool sends_body(const Response& response) {
  return has_length(response) && response.status != 304;
}

}  // namespace glueprint
