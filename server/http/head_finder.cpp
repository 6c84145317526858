#include "server/http/head_finder.hpp"

#include <fmt/format.h>

#include "core/text/printable.hpp"
#include "server/exchange/refusal.hpp"
#include "server/http/grammar.hpp"

namespace glueprint {
namespace {

constexpr char tls_handshake = 0x16;

void check_first_byte(char c) {
  if (c == tls_handshake) {
    throw RequestRefused{400, "a TLS handshake came to a port that speaks plain HTTP: use http://"};
  }
  if (!is_token_char(c) && c != '\r' && c != '\n') {
    throw RequestRefused{400, "a request begins with its method, not with " + in_quotes({&c, 1})};
  }
}

Refusal request_line_too_long(std::string_view line, std::size_t bytes_max) {
  if (line.substr(0, bytes_max).find(' ') == std::string_view::npos) {
    return Refusal{400, fmt::format("no method ends within the first {} bytes", bytes_max)};
  }
  return Refusal{414, fmt::format("the request line is longer than {} bytes "
                                  "(--request-line-bytes-max)",
                                  bytes_max)};
}

}  // namespace

std::optional<std::string_view> HeadFinder::find(std::string_view received) {
  for (;;) {
    const auto line_end = received.find('\n', line_start_);
    if (line_end == std::string_view::npos) break;
    if (line_end == line_start_ || received[line_end - 1] != '\r') {
      throw RequestRefused{400, "a line of the head ends in LF without CR"};
    }
    const auto line = received.substr(line_start_, line_end - 1 - line_start_);
    line_start_ = line_end + 1;
    if (!line.empty()) check_line(line);
    check_size(line_start_);
    if (line.empty() && lines_ > 0) return received.substr(head_start_, line_start_ - head_start_);
    if (line.empty()) head_start_ = line_start_;
  }
  check_unfinished_line(received.substr(line_start_));
  check_size(received.size());
  return std::nullopt;
}

void HeadFinder::check_line(std::string_view line) {
  if (lines_ == 0) {
    check_first_byte(line.front());
    if (line.size() > limits_->request_line_bytes_max) {
      throw RequestRefused{request_line_too_long(line, limits_->request_line_bytes_max)};
    }
  } else if (line.front() == ' ' || line.front() == '\t') {
    throw RequestRefused{400, "a header line begins with a blank (line folding is obsolete)"};
  }
  if (lines_ > limits_->header_fields_max) {
    throw RequestRefused{431,
                         fmt::format("there are more than {} header fields (--header-fields-max)",
                                     limits_->header_fields_max)};
  }
  ++lines_;
}

void HeadFinder::check_unfinished_line(std::string_view line) const {
  if (lines_ > 0 || line.empty()) return;
  check_first_byte(line.front());
  if (line.size() > limits_->request_line_bytes_max + 1) {
    throw RequestRefused{request_line_too_long(line, limits_->request_line_bytes_max)};
  }
}

void HeadFinder::check_size(std::size_t head_bytes) const {
  if (head_bytes <= limits_->header_bytes_max) return;
  throw RequestRefused{431, fmt::format("the header is larger than {} bytes (--header-bytes-max)",
                                        limits_->header_bytes_max)};
}

}  // namespace glueprint
