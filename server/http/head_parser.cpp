#include "server/http/head_parser.hpp"

#include <cstdint>
#include <limits>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include "core/text/ascii.hpp"
#include "core/text/printable.hpp"
#include "server/exchange/refusal.hpp"

namespace glueprint {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using View = boost::beast::string_view;

// Beast's parser, for the head alone. It reports each field as it finds it, and never gets the
// body.
class Parser : public http::basic_parser<true> {
 public:
  explicit Parser(RequestHead& head) : head_{head} {
    header_limit(std::numeric_limits<std::uint32_t>::max());
    body_limit(boost::none);
  }

 private:
  void on_request_impl(http::verb /*verb*/, View method, View target, int version,
                       error_code& /*error*/) override {
    head_.method = method;
    head_.target = target;
    head_.version = static_cast<unsigned>(version);
  }

  void on_field_impl(http::field /*field*/, View name, View value, error_code& /*error*/) override {
    head_.fields.push_back({name, value});
  }

  void on_response_impl(int /*status*/, View /*reason*/, int /*version*/,
                        error_code& /*error*/) override {}
  void on_header_impl(error_code& /*error*/) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>& /*length*/,
                         error_code& /*error*/) override {}
  std::size_t on_body_impl(View body, error_code& /*error*/) override { return body.size(); }
  void on_chunk_header_impl(std::uint64_t /*size*/, View /*extensions*/,
                            error_code& /*error*/) override {}
  std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, View body,
                                 error_code& /*error*/) override {
    return body.size();
  }
  void on_finish_impl(error_code& /*error*/) override {}

  RequestHead& head_;
};

// Whether the request line ends in `HTTP/` digit `.` digit (RFC 9112, 2.3) behind a target that
// holds no space.
bool names_a_version(std::string_view request_line) {
  const auto target = request_line.find(' ') + 1;
  const auto version = request_line.substr(request_line.find(' ', target) + 1);
  return version.size() == 8 && version.substr(0, 5) == "HTTP/" && is_digit(version[5]) &&
         version[6] == '.' && is_digit(version[7]);
}

Refusal refusal_for(const error_code& error, std::string_view text) {
  const auto request_line = text.substr(0, text.find("\r\n"));
  if (error == http::error::bad_version && names_a_version(request_line)) {
    return {505, "this server speaks HTTP/1.1 and HTTP/1.0"};
  }
  if (error == http::error::bad_version || error == http::error::need_more) {
    return {400, "the request line does not end in an HTTP version: " + in_quotes(request_line)};
  }
  if (error == http::error::bad_method) {
    return {400, "the method is not a token: " + in_quotes(request_line)};
  }
  if (error == http::error::bad_target) {
    return {400, "the request target is missing or malformed: " + in_quotes(request_line)};
  }
  if (error == http::error::bad_field) {
    return {400, "a header field name is not a token, or no colon follows it"};
  }
  if (error == http::error::bad_value || error == http::error::bad_line_ending) {
    return {400, "a header field value holds a control character or is malformed"};
  }
  if (error == http::error::bad_content_length || error == http::error::multiple_content_length) {
    return {400,
            "Content-Length must be there at most once, as digits, without "
            "Transfer-Encoding"};
  }
  return {400, "the head of the request is malformed: " + error.message()};
}

}  // namespace

void parse_head(std::string_view text, RequestHead& head) {
  head.fields.clear();
  Parser parser{head};
  error_code error;
  parser.put(boost::asio::buffer(text.data(), text.size()), error);
  if (error) throw RequestRefused{refusal_for(error, text)};
}

}  // namespace glueprint
