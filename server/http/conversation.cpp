#include "server/http/conversation.hpp"

#include "server/http/response_writer.hpp"
#include "server/limits.hpp"

namespace glueprint {
namespace {

void empty(std::string& buffer) {
  buffer.clear();
  if (buffer.capacity() > kept_bytes_max) buffer = std::string{};
}

}  // namespace

Conversation::Conversation(Gateway& gateway, const Limits& limits, const Log& log)
    : gateway_{gateway}, log_{log}, reader_{limits, exchange_} {}

bool Conversation::answer() {
  while (is_open_ && out_.size() < unsent_bytes_max) {
    try {
      if (!take_step()) return true;
    } catch (const Refusal& refusal) {
      refuse(refusal);
    }
  }
  return false;
}

// Goes one step on with the request in hand; false when it needs more bytes.
bool Conversation::take_step() {
  switch (reader_.advance()) {
    case RequestReader::Event::needs_bytes:
      continue_if_expected();
      return false;
    case RequestReader::Event::head_came:
      continue_is_due_ = reader_.framing().expects_continue;
      if (!gateway_.admits(exchange_)) turn_away();
      return true;
    case RequestReader::Event::request_came:
      gateway_.handle(exchange_);
      finish_answer(reader_.framing().keeps_alive);
      return true;
  }
  return false;
}

// The body of a request that is not admitted is not read, so that nothing can come after it.
void Conversation::turn_away() {
  left_bytes_unread_ = reader_.framing().body != Framing::Body::none;
  finish_answer(reader_.framing().keeps_alive && !left_bytes_unread_);
}

void Conversation::refuse(const Refusal& refusal) {
  log_.debug("refused a request with {}: {}", refusal.status(), refusal.what());
  if (refusal.status() == 413) {
    gateway_.refuse_too_large(exchange_);
  } else {
    write_refusal(refusal, exchange_.response);
  }
  left_bytes_unread_ = true;
  finish_answer(false);
}

void Conversation::finish_answer(bool keeps_alive) {
  is_open_ = keeps_alive && !next_answer_is_last_;
  const bool is_http_10 = exchange_.request.version < 11;
  const auto kept = is_http_10 ? ConnectionField::keep_alive : ConnectionField::none;
  append_response(out_, exchange_.response, is_open_ ? kept : ConnectionField::close,
                  exchange_.request.method == "HEAD");
  exchange_.response.status = 200;
  empty(exchange_.response.fields);
  empty(exchange_.response.body);
  continue_is_due_ = false;
  reader_.finish_request();
  ++requests_answered_;
  if (reader_.phase() != Phase::idle && !is_open_) left_bytes_unread_ = true;
}

void Conversation::continue_if_expected() {
  if (!continue_is_due_) return;
  continue_is_due_ = false;
  out_.append("HTTP/1.1 100 Continue\r\n\r\n");
}

void Conversation::clear_out() {
  empty(out_);
}

}  // namespace glueprint
