#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/limits.hpp"
#include "server/http/header_policy.hpp"

namespace glueprint {

// Takes the body of one request from the bytes that follow its head (RFC 9112, 6 and 7.1), however
// they are split. Chunk extensions and trailers are checked and dropped; together they may take
// trailer_bytes_max.
class BodyDecoder {
 public:
  explicit BodyDecoder(const Limits& limits) : limits_{&limits} {}

  // Prepares for the body of a request: of request_bytes_max at most, or of `bytes_allowed` when
  // that is more. Throws RequestRefused 413 when its stated length is larger.
  void begin(const Framing& framing, std::size_t bytes_allowed = 0);

  // Takes the body's bytes from the front of `bytes` and appends its content. Returns the number of
  // bytes taken; fewer than all means that the body has ended. Throws RequestRefused: 413 when the
  // content exceeds the maximum, 431 for extensions and trailers, else 400.
  std::size_t decode(std::string_view bytes, std::string& content);

  bool is_complete() const { return state_ == State::complete; }

 private:
  enum class State { content, chunk_size, chunk_content, chunk_end, trailer, complete };

  std::size_t take_content(std::string_view bytes, std::string& content);
  std::size_t take_line(std::string_view bytes);
  void check_line_size() const;
  void end_line();
  void begin_chunk();

  const Limits* limits_;
  std::size_t bytes_max_ = 0;
  State state_ = State::complete;
  std::uint64_t left_ = 0;
  std::uint64_t content_bytes_ = 0;
  std::size_t dropped_bytes_ = 0;
  std::string line_;
};

}  // namespace glueprint
