#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/limits.hpp"
#include "server/exchange/exchange.hpp"
#include "server/exchange/refusal.hpp"
#include "server/gateway/gateway.hpp"
#include "server/http/request_reader.hpp"

namespace glueprint {

// The requests and answers of one connection: bytes in, bytes out, and the gateway's work in
// between. It knows neither sockets nor time. It reuses the exchange and the buffers for each
// request.
class Conversation {
 public:
  using Phase = RequestReader::Phase;

  // `scheme` is `http` or `https`: how the requests come.
  Conversation(Gateway& gateway, const Limits& limits, std::string_view scheme);
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;
  ~Conversation() { gateway_.forget_connection(); }

  // The space for the next bytes of the client, and how many were put there.
  std::span<char> space() { return reader_.space(); }
  void received(std::size_t bytes) { reader_.received(bytes); }

  // What the session has to do after it has sent `out`, while the conversation is open: read more
  // bytes, continue at once, or await `take_work`.
  enum class Next { read, go_on, wait };

  // Answers the requests that are complete.
  Next answer();

  // The work on the request in hand, to be awaited, since its faults take time. Then finish_work
  // writes the answer into `out`; the answer's head ends at `head_bytes`.
  Task<void> take_work(std::function<bool()> client_has_left);

  // How `out` is to be sent when that work is done: so many bytes at once, then the rest at a pace,
  // then a reset when the connection is to end by one.
  struct Sending {
    std::size_t bytes_at_once = 0;
    std::size_t bytes_per_second = 0;          // of the rest
    std::shared_ptr<HeldRequests> paced_by{};  // whose rule that is
    bool ends_in_reset = false;
  };

  // Puts the answer to the request in hand into `out`, as far as it is to be sent.
  Sending finish_work();

  // The hold on the request in hand, if there is one.
  HeldRequest*& held() { return exchange_.held; }

  // Answers with a refusal, and closes the conversation.
  void refuse(const Refusal& refusal);

  // Makes the next answer the last one.
  void make_next_answer_last() { next_answer_is_last_ = true; }

  // The events that follow `out` as the body of the last answer, if there are any; once.
  std::shared_ptr<EventStream> take_events() { return std::move(events_); }

  // The bytes to send, but for the large body that they may end with; and that all have been sent.
  const std::string& out() const { return out_; }
  void clear_out();

  // The bytes that are left of `out` and of that body when so many have been sent.
  std::array<std::string_view, 2> unsent(std::size_t sent) const;

  Phase phase() const { return reader_.phase(); }
  std::uint64_t requests_answered() const { return requests_answered_; }
  bool is_open() const { return is_open_; }

  // Whether the conversation is over while the client may still be sending.
  bool left_bytes_unread() const { return left_bytes_unread_; }

 private:
  std::optional<Next> take_step();
  void turn_away();
  void finish_answer(bool keeps_alive);
  void append_body(std::string& body);
  void continue_if_expected();
  std::string& whole_out();

  Gateway& gateway_;
  Exchange exchange_;
  RequestReader reader_;
  std::string out_;
  std::string large_body_;  // to be sent behind it
  std::optional<Task<void>> work_;
  std::shared_ptr<EventStream> events_;
  std::uint64_t requests_answered_ = 0;
  bool is_open_ = true;
  bool next_answer_is_last_ = false;
  bool left_bytes_unread_ = false;
  bool continue_is_due_ = false;
};

}  // namespace glueprint
