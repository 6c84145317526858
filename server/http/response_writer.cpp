#include "server/http/response_writer.hpp"

#include <iterator>
#include <string_view>

#include <boost/beast/http/status.hpp>
#include <fmt/compile.h>
#include <fmt/format.h>

namespace glueprint {
namespace {

std::string_view reason(unsigned status) {
  return boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(status));
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

}  // namespace

void append_response(std::string& out, const Response& response, ConnectionField connection,
                     bool omits_body) {
  const auto to_out = std::back_inserter(out);
  fmt::format_to(to_out, FMT_COMPILE("HTTP/1.1 {} {}\r\n"), response.status,
                 reason(response.status));
  out.append(response.fields.text());
  const bool has_length = response.status >= 200 && response.status != 204 && !response.events;
  if (has_length) {
    fmt::format_to(to_out, FMT_COMPILE("Content-Length: {}\r\n"), response.body.size());
  }
  out.append(line_of(connection)).append("\r\n");
  if (has_length && response.status != 304 && !omits_body) out.append(response.body);
}

}  // namespace glueprint
