#include "server/http/body_decoder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "server/exchange/refusal.hpp"
#include "server/http/chunk_line.hpp"

namespace glueprint {
namespace {

Refusal too_large(std::size_t bytes_max) {
  return {413, fmt::format("the body is larger than {} bytes (--request-bytes-max)", bytes_max)};
}

}  // namespace

void BodyDecoder::begin(const Framing& framing, std::size_t bytes_allowed) {
  bytes_max_ = std::max(limits_->request_bytes_max, bytes_allowed);
  if (framing.content_length > bytes_max_) throw RequestRefused{too_large(bytes_max_)};
  left_ = framing.content_length;
  content_bytes_ = 0;
  dropped_bytes_ = 0;
  line_.clear();
  switch (framing.body) {
    case Framing::Body::none:
      state_ = State::complete;
      break;
    case Framing::Body::sized:
      state_ = State::content;
      break;
    case Framing::Body::chunked:
      state_ = State::chunk_size;
      break;
  }
}

std::size_t BodyDecoder::decode(std::string_view bytes, std::string& content) {
  std::size_t taken = 0;
  while (taken < bytes.size() && state_ != State::complete) {
    const auto rest = bytes.substr(taken);
    const bool in_content = state_ == State::content || state_ == State::chunk_content;
    taken += in_content ? take_content(rest, content) : take_line(rest);
  }
  return taken;
}

std::size_t BodyDecoder::take_content(std::string_view bytes, std::string& content) {
  const auto part =
      bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
  content.append(part);
  left_ -= part.size();
  if (left_ == 0) state_ = state_ == State::content ? State::complete : State::chunk_end;
  return part.size();
}

// Gathers bytes up to the next line ending, which must be CRLF.
std::size_t BodyDecoder::take_line(std::string_view bytes) {
  const auto line_feed = bytes.find('\n');
  line_.append(bytes.substr(0, line_feed));
  const auto carriage_return = line_.find('\r');
  const bool ends_in_cr = !line_.empty() && carriage_return == line_.size() - 1;
  if (carriage_return != std::string::npos && !ends_in_cr) {
    throw RequestRefused{400, "a line of the chunked body holds CR without LF"};
  }
  if (state_ == State::chunk_end && line_.size() > (ends_in_cr ? 1 : 0)) {
    throw RequestRefused{400, "a chunk is longer than its size says"};
  }
  check_line_size();
  if (line_feed == std::string_view::npos) return bytes.size();
  if (!ends_in_cr) throw RequestRefused{400, "a line of the chunked body ends in LF without CR"};
  line_.pop_back();
  end_line();
  line_.clear();
  return line_feed + 1;
}

void BodyDecoder::check_line_size() const {
  const auto bytes_max = limits_->trailer_bytes_max + chunk_size_digits_max;
  if (dropped_bytes_ + line_.size() <= bytes_max) return;
  throw RequestRefused{431,
                       fmt::format("the trailers and chunk extensions are larger than {} bytes "
                                   "(--trailer-bytes-max)",
                                   limits_->trailer_bytes_max)};
}

void BodyDecoder::end_line() {
  if (state_ == State::chunk_size) {
    begin_chunk();
  } else if (state_ == State::chunk_end) {
    state_ = State::chunk_size;
  } else if (line_.empty()) {
    state_ = State::complete;
  } else {
    check_trailer_line(line_);
    dropped_bytes_ += line_.size();
  }
}

void BodyDecoder::begin_chunk() {
  const auto chunk = parse_chunk_line(line_);
  if (chunk.size > bytes_max_ - content_bytes_) throw RequestRefused{too_large(bytes_max_)};
  dropped_bytes_ += chunk.extension_bytes;
  content_bytes_ += chunk.size;
  left_ = chunk.size;
  state_ = chunk.size > 0 ? State::chunk_content : State::trailer;
}

}  // namespace glueprint
