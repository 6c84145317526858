#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/limits.hpp"
#include "core/log.hpp"
#include "server/exchange/exchange.hpp"
#include "server/exchange/refusal.hpp"
#include "server/gateway/gateway.hpp"
#include "server/http/request_reader.hpp"

namespace glueprint {

// What is said on one connection: bytes of requests in, bytes of answers out, the gateway's work in
// between. It knows neither sockets nor time. Exchange and buffers are used again for each request.
class Conversation {
 public:
  using Phase = RequestReader::Phase;

  // `scheme` is what requests are told to have come over: `http` or `https`.
  Conversation(Gateway& gateway, const Limits& limits, const Log& log, std::string_view scheme);

  // Where the next bytes of the client are to be put, and how many of them were.
  std::span<char> space() { return reader_.space(); }
  void received(std::size_t bytes) { reader_.received(bytes); }

  // What is to be done, when `out` has been sent, to go on with an open conversation: read more
  // bytes, just go on, or await `take_work`.
  enum class Next { read, go_on, wait };

  // Answers the requests that are complete.
  Next answer();

  // The work on the request in hand, which faults make late. When it is done, finish_work puts what
  // is to be sent into `out`; its head ends at `head_bytes`.
  Task<void> take_work(std::function<bool()> client_has_left);
  struct Finished {
    Delivery delivery;
    std::size_t head_bytes = 0;
  };
  Finished finish_work();

  // What holds the request in hand, if anything does.
  HeldRequest*& held() { return exchange_.held; }

  // Answers with a refusal, and ends the conversation.
  void refuse(const Refusal& refusal);

  // From now on the next answer is the last.
  void make_next_answer_last() { next_answer_is_last_ = true; }

  // What is to be sent, and that it has been.
  const std::string& out() const { return out_; }
  void clear_out();

  Phase phase() const { return reader_.phase(); }
  std::uint64_t requests_answered() const { return requests_answered_; }
  bool is_open() const { return is_open_; }

  // Whether it has ended while the client may still be sending.
  bool left_bytes_unread() const { return left_bytes_unread_; }

 private:
  std::optional<Next> take_step();
  void turn_away();
  void finish_answer(bool keeps_alive);
  void continue_if_expected();

  Gateway& gateway_;
  const Log& log_;
  Exchange exchange_;
  RequestReader reader_;
  std::string out_;
  std::optional<Task<void>> work_;
  std::uint64_t requests_answered_ = 0;
  bool is_open_ = true;
  bool next_answer_is_last_ = false;
  bool left_bytes_unread_ = false;
  bool continue_is_due_ = false;
};

}  // namespace glueprint
