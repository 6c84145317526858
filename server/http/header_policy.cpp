#include "server/http/header_policy.hpp"

#include <charconv>
#include <string_view>

#include "core/text/ascii.hpp"
#include "core/text/printable.hpp"
#include "server/exchange/refusal.hpp"
#include "server/http/grammar.hpp"
#include "server/http/request_target.hpp"

namespace glueprint {
namespace {

// The fields that decide how a message is framed, gathered in one pass.
struct FramingFields {
  int hosts = 0;
  int content_lengths = 0;
  int transfer_encodings = 0;
  std::string_view content_length;
  std::string_view transfer_encoding;
  bool closes = false;
  bool keeps_alive = false;
  bool expects_continue = false;
};

void read_connection(std::string_view value, FramingFields& fields) {
  for_each_element(value, [&fields](std::string_view option) {
    fields.closes |= equals_ignoring_case(option, "close");
    fields.keeps_alive |= equals_ignoring_case(option, "keep-alive");
  });
}

void read_expect(std::string_view value, FramingFields& fields) {
  if (!equals_ignoring_case(value, "100-continue")) {
    throw RequestRefused{
        417, "the only expectation that can be met is 100-continue, not " + in_quotes(value)};
  }
  fields.expects_continue = true;
}

void read_host(std::string_view value, FramingFields& fields) {
  if (!is_authority(value)) {
    throw RequestRefused{400,
                         "Host must be a host name or address and a port: " + in_quotes(value)};
  }
  ++fields.hosts;
}

FramingFields gather(const RequestHead& head) {
  FramingFields fields;
  for (const auto& [name, value] : head.fields) {
    if (equals_ignoring_case(name, "Host")) {
      read_host(value, fields);
    } else if (equals_ignoring_case(name, "Content-Length")) {
      ++fields.content_lengths;
      fields.content_length = value;
    } else if (equals_ignoring_case(name, "Transfer-Encoding")) {
      ++fields.transfer_encodings;
      fields.transfer_encoding = value;
    } else if (equals_ignoring_case(name, "Connection")) {
      read_connection(value, fields);
    } else if (equals_ignoring_case(name, "Expect")) {
      read_expect(value, fields);
    }
  }
  return fields;
}

void check_host(const RequestHead& head, int hosts) {
  if (hosts > 1) throw RequestRefused{400, "there is more than one Host"};
  if (hosts == 0 && head.version >= 11)
    throw RequestRefused{400, "an HTTP/1.1 request needs a Host"};
}

// Accepts `chunked` alone. Other well-formed codings are refused as unknown if they are the last.
void check_transfer_encoding(const RequestHead& head, const FramingFields& fields) {
  if (head.version < 11) throw RequestRefused{400, "Transfer-Encoding is not part of HTTP/1.0"};
  if (fields.content_lengths > 0) {
    throw RequestRefused{400, "Content-Length and Transfer-Encoding exclude each other"};
  }
  const auto value = fields.transfer_encoding;
  if (fields.transfer_encodings > 1)
    throw RequestRefused{400, "there is more than one Transfer-Encoding"};
  if (equals_ignoring_case(value, "chunked")) return;
  bool is_well_formed = true;
  bool is_chunked = false;
  for_each_element(value, [&](std::string_view coding) {
    is_well_formed &= is_token(coding) && !is_chunked;
    is_chunked |= equals_ignoring_case(coding, "chunked");
  });
  const auto message = "Transfer-Encoding must be \"chunked\", not " + in_quotes(value);
  throw RequestRefused{is_well_formed ? 501U : 400U, message};
}

std::uint64_t parse_content_length(const FramingFields& fields) {
  if (fields.content_lengths > 1)
    throw RequestRefused{400, "there is more than one Content-Length"};
  const auto value = fields.content_length;
  std::uint64_t length = 0;
  const auto end = value.data() + value.size();
  const auto result = std::from_chars(value.data(), end, length);
  if (result.ec != std::errc{} || result.ptr != end) {
    throw RequestRefused{400, "Content-Length must be a number of bytes, not " + in_quotes(value)};
  }
  return length;
}

}  // namespace

Framing header_policy(const RequestHead& head) {
  const auto fields = gather(head);
  check_host(head, fields.hosts);
  Framing framing;
  if (fields.transfer_encodings > 0) {
    check_transfer_encoding(head, fields);
    framing.body = Framing::Body::chunked;
  } else if (fields.content_lengths > 0) {
    framing.content_length = parse_content_length(fields);
    if (framing.content_length > 0) framing.body = Framing::Body::sized;
  }
  const bool is_http_11 = head.version >= 11;
  framing.keeps_alive = !fields.closes && (is_http_11 || fields.keeps_alive);
  framing.expects_continue = is_http_11 && fields.expects_continue;
  return framing;
}

}  // namespace glueprint
