#include "server/http/request_reader.hpp"

#include <algorithm>
#include <utility>

#include "core/limits.hpp"
#include "core/text/reused_text.hpp"
#include "server/exchange/refusal.hpp"
#include "server/http/head_parser.hpp"
#include "server/http/request_target.hpp"
#include "server/http/tls.hpp"

namespace glueprint {
namespace {

constexpr std::size_t buffer_bytes = 16 * 1024;

// A read is given at least this much space.
constexpr std::size_t space_bytes_min = 4 * 1024;

// No request begins so: a method is a token.
bool begins_tls(std::string_view received) {
  return !received.empty() && static_cast<unsigned char>(received.front()) == tls_first_byte;
}

}  // namespace

RequestReader::RequestReader(const Limits& limits, Exchange& exchange)
    : exchange_{exchange},
      head_finder_{limits},
      decoder_{limits},
      bytes_{std::make_unique_for_overwrite<char[]>(buffer_bytes)},
      capacity_{buffer_bytes} {}

RequestReader::Phase RequestReader::phase() const {
  if (head_is_whole_) return Phase::body;
  return begin_ < end_ ? Phase::head : Phase::idle;
}

std::span<char> RequestReader::space() {
  if (head_is_whole_) {
    unread_ = end_ = body_begin_;
  } else if (capacity_ - end_ < space_bytes_min) {
    make_space();
  }
  return {bytes_.get() + end_, capacity_ - end_};
}

// Moves the bytes of a head to the front; into a larger buffer if they fill half of this one.
void RequestReader::make_space() {
  const auto text = received_text(begin_);
  if (text.size() > capacity_ / 2) {
    auto larger = std::make_unique_for_overwrite<char[]>(capacity_ * 2);
    std::copy(text.begin(), text.end(), larger.get());
    bytes_ = std::move(larger);
    capacity_ *= 2;
  } else {
    std::copy(text.begin(), text.end(), bytes_.get());
  }
  end_ = text.size();
  begin_ = 0;
}

RequestReader::Event RequestReader::advance() {
  return head_is_whole_ ? read_body() : read_head();
}

RequestReader::Event RequestReader::read_head() {
  if (begins_tls(received_text(begin_))) {
    throw RequestRefused{
        Refusal{400,
                "a TLS client knocked, and this is plain HTTP: give the client a URL that begins "
                "with http://, or start Glueprint with --tls-self-signed PATH",
                RefusalReason::tls}};
  }
  auto head = head_finder_.find(received_text(begin_));
  if (!head) return Event::needs_bytes;
  // From here on the text of the head stays where it is, and the body is read behind it.
  const auto offset = static_cast<std::size_t>(head->data() - bytes_.get()) - begin_;
  const auto size = head->size();
  if (capacity_ - (begin_ + offset + size) < space_bytes_min) make_space();
  const auto text = received_text(begin_ + offset).substr(0, size);
  parse_head(text, exchange_.request);
  resolve_target(exchange_.request);
  framing_ = header_policy(exchange_.request);
  head_is_whole_ = true;
  body_begin_ = unread_ = begin_ + offset + size;
  return Event::head_came;
}

RequestReader::Event RequestReader::read_body() {
  if (!body_has_begun_) decoder_.begin(framing_, bytes_allowed_);
  body_has_begun_ = true;
  unread_ += decoder_.decode(received_text(unread_), body_);
  if (!decoder_.is_complete()) return Event::needs_bytes;
  exchange_.body = body_;
  return Event::request_came;
}

void RequestReader::finish_request() {
  begin_ = unread_;
  if (begin_ == end_) begin_ = unread_ = end_ = 0;
  head_finder_.reset();
  bytes_allowed_ = 0;
  head_is_whole_ = false;
  body_has_begun_ = false;
  exchange_.request.method = {};
  exchange_.request.target = {};
  exchange_.request.authority = {};
  exchange_.request.fields.clear();
  exchange_.body = {};
  empty_for_reuse(body_, kept_bytes_max);
}

std::string_view RequestReader::received_text(std::size_t begin) const {
  return {bytes_.get() + begin, end_ - begin};
}

}  // namespace glueprint
