#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "server/exchange.hpp"
#include "server/gateway.hpp"
#include "server/http/request_reader.hpp"
#include "server/limits.hpp"
#include "server/log.hpp"
#include "server/refusal.hpp"

namespace glueprint {

// What is said on one connection: bytes of requests in, bytes of answers out, the gateway's work in
// between. It knows neither sockets nor time. Exchange and buffers are used again for each request.
class Conversation {
 public:
  using Phase = RequestReader::Phase;

  Conversation(Gateway& gateway, const Limits& limits, const Log& log);

  // Where the next bytes of the client are to be put, and how many of them were.
  std::span<char> space() { return reader_.space(); }
  void received(std::size_t bytes) { reader_.received(bytes); }

  // Answers the requests that are complete. True when more bytes are needed to go on; false when
  // the conversation has ended, or there is first much to send.
  bool answer();

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
  bool take_step();
  void turn_away();
  void finish_answer(bool keeps_alive);
  void continue_if_expected();

  Gateway& gateway_;
  const Log& log_;
  Exchange exchange_;
  RequestReader reader_;
  std::string out_;
  std::uint64_t requests_answered_ = 0;
  bool is_open_ = true;
  bool next_answer_is_last_ = false;
  bool left_bytes_unread_ = false;
  bool continue_is_due_ = false;
};

}  // namespace glueprint
