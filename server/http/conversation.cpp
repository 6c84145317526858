#include "server/http/conversation.hpp"

#include <algorithm>
#include <utility>

#include "core/limits.hpp"
#include "core/text/reused_text.hpp"
#include "server/http/response_writer.hpp"

namespace glueprint {
Conversation::Conversation(Gateway& gateway, const Limits& limits, std::string_view scheme)
    : gateway_{gateway}, reader_{limits, exchange_} {
  exchange_.request.scheme = scheme;
  exchange_.connection = gateway.count_connection();
}

Conversation::Next Conversation::answer() {
  while (is_open_ && out_.size() + large_body_.size() < unsent_bytes_max) {
    try {
      if (const auto next = take_step()) return *next;
    } catch (const RequestRefused& refused) {
      refuse(refused.refusal());
    }
  }
  return Next::go_on;
}

// Takes the request in hand one step on. Nothing when the next step can follow at once.
std::optional<Conversation::Next> Conversation::take_step() {
  switch (reader_.advance()) {
    case RequestReader::Event::needs_bytes:
      continue_if_expected();
      return Next::read;
    case RequestReader::Event::head_came:
      continue_is_due_ = reader_.framing().expects_continue;
      if (!gateway_.admits(exchange_)) {
        turn_away();
      } else {
        reader_.allow_body(Gateway::bytes_allowed(exchange_.request));
      }
      break;
    case RequestReader::Event::request_came:
      work_ = gateway_.handle(exchange_);
      if (work_) return Next::wait;
      finish_answer(reader_.framing().keeps_alive);
      break;
  }
  return std::nullopt;
}

Task<void> Conversation::take_work(std::function<bool()> client_has_left) {
  exchange_.client_has_left = std::move(client_has_left);
  auto work = std::move(*work_);
  work_.reset();
  return work;
}

Conversation::Sending Conversation::finish_work() {
  const auto delivery = std::exchange(exchange_.delivery, {});
  exchange_.effects = {};
  exchange_.client_has_left = nullptr;
  const auto body_bytes = exchange_.request.method == "HEAD" ? 0 : exchange_.response.body.size();
  finish_answer(reader_.framing().keeps_alive && delivery.ending == Delivery::Ending::as_asked);
  const auto head_end = whole_out().size() - body_bytes;
  if (delivery.is_silent) {
    out_.clear();
  } else {
    out_.resize(head_end + delivery.sent_of(body_bytes));
  }
  Sending sending{.bytes_at_once = out_.size(),
                  .ends_in_reset = delivery.ending == Delivery::Ending::reset};
  if (delivery.bytes_per_second && out_.size() > head_end) {
    sending.bytes_at_once = head_end;
    sending.bytes_per_second = *delivery.bytes_per_second;
    sending.paced_by = delivery.paced_by;
  }
  return sending;
}

// The body of a refused request is not read, so nothing can follow it on this connection.
void Conversation::turn_away() {
  left_bytes_unread_ = reader_.framing().body != Framing::Body::none;
  finish_answer(reader_.framing().keeps_alive && !left_bytes_unread_);
}

void Conversation::refuse(const Refusal& refusal) {
  gateway_.refuse(exchange_, refusal);
  left_bytes_unread_ = true;
  finish_answer(false);
}

void Conversation::finish_answer(bool keeps_alive) {
  const bool is_head = exchange_.request.method == "HEAD";
  is_open_ = keeps_alive && !next_answer_is_last_ && !exchange_.response.events;
  const bool is_http_10 = exchange_.request.version < 11;
  const auto kept = is_http_10 ? ConnectionField::keep_alive : ConnectionField::none;
  append_head(whole_out(), exchange_.response, is_open_ ? kept : ConnectionField::close);
  if (!is_head && sends_body(exchange_.response)) append_body(exchange_.response.body);
  if (!is_head) events_ = std::move(exchange_.response.events);
  exchange_.response.clear();
  continue_is_due_ = false;
  reader_.finish_request();
  ++requests_answered_;
  if (reader_.phase() != Phase::idle && !is_open_) left_bytes_unread_ = true;
}

// A large body is not copied: it is sent from where it was written.
void Conversation::append_body(std::string& body) {
  constexpr std::size_t large_bytes_min = 4 * 1024;
  if (body.size() < large_bytes_min) {
    out_.append(body);
  } else {
    body = std::exchange(large_body_, std::move(body));
  }
}

// All that is to be sent as one text, to which more can be appended.
std::string& Conversation::whole_out() {
  out_.append(large_body_);
  large_body_.clear();
  return out_;
}

void Conversation::continue_if_expected() {
  if (!continue_is_due_) return;
  continue_is_due_ = false;
  whole_out().append("HTTP/1.1 100 Continue\r\n\r\n");
}

void Conversation::clear_out() {
  empty_for_reuse(out_, kept_bytes_max);
  empty_for_reuse(large_body_, kept_bytes_max);
}

std::array<std::string_view, 2> Conversation::unsent(std::size_t sent) const {
  const auto sent_of_out = std::min(sent, out_.size());
  return {std::string_view{out_}.substr(sent_of_out),
          std::string_view{large_body_}.substr(sent - sent_of_out)};
}

}  // namespace glueprint
