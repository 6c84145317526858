#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "core/limits.hpp"
#include "server/gateway/gateway.hpp"
#include "server/http/conversation.hpp"
#include "server/http/sessions.hpp"
#include "server/http/tls.hpp"

namespace glueprint {

// One connection: moves bytes between a stream and its conversation, and enforces the deadlines.
template <typename Stream>
class Session final : public Supervised {
 public:
  Session(Stream stream, Gateway& gateway, const Limits& limits,
          std::shared_ptr<Sessions> sessions);
  ~Session() override;

  // The TLS handshake. False when it fails. It must come first.
  Task<bool> shake_hands();

  // Ends the handshake that is under way.
  void cut() { cancel(); }

  // Serves requests until the connection ends.
  Task<void> run();

  void look(TimePoint now) override;
  void drain(TimePoint cut_at) override;

 private:
  using Phase = Conversation::Phase;

  // The phase of a request that a deadline applies to.
  using Stage = std::pair<std::uint64_t, Phase>;

  // Sends what can be sent without waiting, and returns the number of bytes.
  std::size_t send_at_once();

  // Awaits the request in hand, whose faults take time, and delivers its answer as they ask. False
  // when the connection must end.
  Task<bool> let_faults_work();
  Task<void> let_client_read(const Conversation::Sending& sending);
  Task<bool> dribble(std::string_view body, const Conversation::Sending& sending);

  // Waits while a fault holds the body back.
  Task<HoldEnd> pause_until(TimePoint then, std::shared_ptr<HeldRequests> rule);

  // Sends events until the client leaves, does not take them, or the server stops.
  Task<void> send_events(std::shared_ptr<EventStream> events);

  // False when the client does not take the bytes.
  Task<bool> send(std::string_view bytes, std::string_view more = {});
  void reset_connection();

  void watch_stage();
  void set_deadline(std::chrono::milliseconds timeout);
  bool goes_on_after(const boost::system::error_code& read_error);
  bool is_draining() const { return cut_at_ != TimePoint::max(); }
  bool is_idle();
  bool has_bytes_waiting();
  bool client_has_left();
  void cancel();

  // Sends close_notify over TLS, so that clients do not take the end for an attack.
  Task<void> say_goodbye();

  // Half-closes, then reads on for a while and drops the bytes. A reset would take the answer away
  // from a client that is still sending.
  Task<void> linger();

  Stream stream_;
  const Limits& limits_;
  std::shared_ptr<Sessions> sessions_;
  Conversation conversation_;
  std::optional<Stage> watched_stage_;
  bool sends_events_ = false;
  TimePoint deadline_ = TimePoint::max();
  TimePoint cut_at_ = TimePoint::max();
};

template <>
Task<bool> Session<TlsStream>::shake_hands();
template <>
Task<void> Session<TlsStream>::say_goodbye();

}  // namespace glueprint
