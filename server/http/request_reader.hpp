#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/limits.hpp"
#include "server/exchange/exchange.hpp"
#include "server/http/body_decoder.hpp"
#include "server/http/head_finder.hpp"
#include "server/http/header_policy.hpp"

namespace glueprint {

// Turns the bytes of a connection into requests, one after the other, within the limits. It knows
// neither sockets nor time.
class RequestReader {
 public:
  // Where the connection stands: between requests, or within the head or the body of one.
  enum class Phase { idle, head, body };

  enum class Event { needs_bytes, head_came, request_came };

  // Requests are read into `exchange`, whose text then lies here.
  RequestReader(const Limits& limits, Exchange& exchange);

  // The space for the next bytes of the connection, and how many were put there.
  std::span<char> space();
  void received(std::size_t bytes) { end_ += bytes; }

  // Continues until a head or a whole request has come, or more bytes are needed. Throws
  // RequestRefused when the bytes are no request that can be served; the connection is then
  // unusable.
  Event advance();

  // Lets the body of the request whose head has come have that many bytes, if the limit is less.
  void allow_body(std::size_t bytes) { bytes_allowed_ = bytes; }

  // Drops the request, to read the next one.
  void finish_request();

  Phase phase() const;

  // The framing of the request whose head has come.
  const Framing& framing() const { return framing_; }

  // Whether there are bytes that belong to no request yet.
  bool has_unread_bytes() const { return unread_ < end_; }

 private:
  Event read_head();
  Event read_body();
  void make_space();
  std::string_view received_text(std::size_t begin) const;

  Exchange& exchange_;
  HeadFinder head_finder_;
  BodyDecoder decoder_;
  Framing framing_;
  std::string body_;
  std::size_t bytes_allowed_ = 0;
  bool head_is_whole_ = false;
  bool body_has_begun_ = false;

  // The request in hand begins at begin_ and its body at body_begin_. Bytes from unread_ on belong
  // to no request yet; the last one ends at end_.
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_;
  std::size_t begin_ = 0;
  std::size_t body_begin_ = 0;
  std::size_t unread_ = 0;
  std::size_t end_ = 0;
};

}  // namespace glueprint
