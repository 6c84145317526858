#include "server/http/session.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <type_traits>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>
#include <poll.h>

#include "core/time/clock.hpp"
#include "server/faults/hold.hpp"
#include "server/http/session_events.hpp"

namespace glueprint {
namespace {

using boost::system::error_code;

template <typename Stream>
constexpr bool is_tls = std::is_same_v<Stream, TlsStream>;

Socket& socket_of(Socket& stream) {
  return stream;
}

Socket& socket_of(TlsStream& stream) {
  return stream.next_layer();
}

// Writes what the socket takes without waiting. An error is ignored: the next operation that waits
// meets it again.
std::size_t write_at_once(Socket& socket, std::string_view out, std::string_view body) {
  error_code ignored;
  if (body.empty()) return socket.write_some(asio::buffer(out), ignored);
  return socket.write_some(std::array{asio::buffer(out), asio::buffer(body)}, ignored);
}

// Writes nothing: OpenSSL would lose what the socket does not take.
std::size_t write_at_once(TlsStream&, std::string_view, std::string_view) {
  return 0;
}

Refusal late(std::string_view what, std::chrono::milliseconds timeout, std::string_view flag) {
  return {408, fmt::format("the {} of the request took longer than {} ms ({})", what,
                           timeout.count(), flag)};
}

}  // namespace

template <typename Stream>
Session<Stream>::Session(Stream stream, Gateway& gateway, const Limits& limits,
                         std::shared_ptr<Sessions> sessions)
    : stream_{std::move(stream)},
      limits_{limits},
      sessions_{std::move(sessions)},
      conversation_{gateway, limits, is_tls<Stream> ? "https" : "http"} {
  sessions_->add(*this);
}

template <typename Stream>
Session<Stream>::~Session() {
  sessions_->remove(*this);
}

template <>
Task<bool> Session<TlsStream>::shake_hands() {
  set_deadline(limits_.header_timeout);
  const auto result = co_await stream_.async_handshake(TlsStream::server, awaited);
  co_return !std::get<0>(result);
}

template <typename Stream>
Task<void> Session<Stream>::run() {
  for (;;) {
    const auto next = conversation_.answer();
    const auto [out, body] = conversation_.unsent(send_at_once());
    if (!out.empty() || !body.empty()) {
      const bool is_sent = co_await send(out, body);
      if (!is_sent) co_return;
    }
    conversation_.clear_out();
    if (next == Conversation::Next::wait) {
      const bool goes_on = co_await let_faults_work();
      if (!goes_on) co_return;
    }
    if (auto events = conversation_.take_events()) {
      co_await send_events(std::move(events));
    }
    if (!conversation_.is_open() || (is_draining() && is_idle())) break;
    if (next != Conversation::Next::read) continue;
    watch_stage();
    const auto space = conversation_.space();
    const auto buffer = asio::buffer(space.data(), space.size());
    const auto result = co_await stream_.async_read_some(buffer, awaited);
    const auto& [error, bytes] = result;
    conversation_.received(bytes);
    if (error && !goes_on_after(error)) break;
  }
  if constexpr (is_tls<Stream>) co_await say_goodbye();
  if (conversation_.left_bytes_unread() || has_bytes_waiting()) co_await linger();
}

template <typename Stream>
std::size_t Session<Stream>::send_at_once() {
  const auto [out, body] = conversation_.unsent(0);
  return out.empty() ? 0 : write_at_once(stream_, out, body);
}

template <typename Stream>
Task<bool> Session<Stream>::send(std::string_view bytes, std::string_view more) {
  watched_stage_.reset();
  set_deadline(limits_.write_timeout);
  const std::array buffers{asio::buffer(bytes), asio::buffer(more)};
  const auto result = co_await asio::async_write(stream_, buffers, awaited);
  co_return !std::get<0>(result);
}

// Awaits the faults without a deadline: they measure time themselves.
template <typename Stream>
Task<bool> Session<Stream>::let_faults_work() {
  watched_stage_.reset();
  deadline_ = cut_at_;
  auto work = conversation_.take_work([this] { return client_has_left(); });
  co_await std::move(work);
  const auto sending = conversation_.finish_work();
  const std::string_view out = conversation_.out();
  const bool has_sent_bytes = !out.empty();
  bool is_sent = co_await send(out.substr(0, sending.bytes_at_once));
  const auto rest = out.substr(sending.bytes_at_once);
  if (is_sent && !rest.empty()) is_sent = co_await dribble(rest, sending);
  conversation_.clear_out();
  if (!sending.ends_in_reset) co_return is_sent;
  if (is_sent && has_sent_bytes) co_await let_client_read(sending);
  reset_connection();
  co_return false;
}

// A reset throws away what the client has not read yet. So that its outcome repeats, it comes after
// a pause.
template <typename Stream>
Task<void> Session<Stream>::let_client_read(const Conversation::Sending& sending) {
  const auto rule = sending.paced_by ? sending.paced_by : std::make_shared<HeldRequests>();
  co_await pause_until(steady_now() + pause_before_reset, rule);
}

// Sends the head at once, then parts of the body, each when it is due.
template <typename Stream>
Task<bool> Session<Stream>::dribble(std::string_view body, const Conversation::Sending& sending) {
  using Seconds = std::chrono::duration<double>;
  constexpr Seconds tick{0.1};
  const auto rate = static_cast<double>(sending.bytes_per_second);
  const auto part_bytes = std::max<std::size_t>(1, static_cast<std::size_t>(rate * tick.count()));
  const auto begin = steady_now();
  std::size_t bytes_due = 0;
  bool is_sent = true;
  while (is_sent && !body.empty()) {
    auto part = std::min(body.size(), part_bytes);
    bytes_due += part;
    const auto due = std::chrono::duration_cast<std::chrono::steady_clock::duration>(
        Seconds{static_cast<double>(bytes_due) / rate});
    const auto end = co_await pause_until(begin + due, sending.paced_by);
    if (end == HoldEnd::cut) co_return false;
    if (end == HoldEnd::released) part = body.size();
    is_sent = co_await send(body.substr(0, part));
    body.remove_prefix(part);
  }
  co_return is_sent;
}

template <typename Stream>
Task<HoldEnd> Session<Stream>::pause_until(TimePoint then, std::shared_ptr<HeldRequests> rule) {
  deadline_ = cut_at_;
  Hold hold{stream_.get_executor(), conversation_.held(), std::move(rule)};
  co_return co_await hold.wait_until(then);
}

template <typename Stream>
void Session<Stream>::reset_connection() {
  error_code ignored;
  auto& socket = socket_of(stream_);
  socket.set_option(asio::socket_base::linger{true, 0}, ignored);
  socket.close(ignored);
}

// The deadline of a stage counts from its beginning, however many reads it takes.
template <typename Stream>
void Session<Stream>::watch_stage() {
  const Stage stage{conversation_.requests_answered(), conversation_.phase()};
  if (watched_stage_ == stage) return;
  watched_stage_ = stage;
  switch (stage.second) {
    case Phase::idle:
      set_deadline(limits_.idle_timeout);
      break;
    case Phase::head:
      set_deadline(limits_.header_timeout);
      break;
    case Phase::body:
      set_deadline(limits_.body_timeout);
      break;
  }
}

template <typename Stream>
void Session<Stream>::set_deadline(std::chrono::milliseconds timeout) {
  deadline_ = std::min(steady_now() + timeout, cut_at_);
}

// Whether to go on after a failed read. A read that was cancelled at its deadline may still need a
// refusal.
template <typename Stream>
bool Session<Stream>::goes_on_after(const error_code& read_error) {
  if (read_error != asio::error::operation_aborted) return false;
  const auto phase = conversation_.phase();
  const bool is_late = deadline_ <= steady_now();
  if (is_draining() && (is_late || phase == Phase::idle)) return false;
  if (!is_late) return true;
  if (phase == Phase::idle) return false;
  conversation_.refuse(phase == Phase::head
                           ? late("head", limits_.header_timeout, "--header-timeout")
                           : late("body", limits_.body_timeout, "--body-timeout"));
  return true;
}

template <typename Stream>
void Session<Stream>::cancel() {
  error_code ignored;
  socket_of(stream_).cancel(ignored);
}

template <typename Stream>
void Session<Stream>::look(TimePoint now) {
  if (auto* held = conversation_.held()) {
    if (is_draining()) return held->end(HoldEnd::cut);
    if (client_has_left()) held->end(HoldEnd::client_left);
  } else if (deadline_ <= now) {
    cancel();
  }
}

template <typename Stream>
void Session<Stream>::drain(TimePoint cut_at) {
  cut_at_ = cut_at;
  deadline_ = std::min(deadline_, cut_at_);
  conversation_.make_next_answer_last();
  if (auto* held = conversation_.held()) return held->end(HoldEnd::cut);
  if (sends_events_ || is_idle()) cancel();
}

template <typename Stream>
bool Session<Stream>::is_idle() {
  return conversation_.phase() == Phase::idle && conversation_.out().empty() &&
         !has_bytes_waiting();
}

template <typename Stream>
bool Session<Stream>::has_bytes_waiting() {
  error_code ignored;
  return socket_of(stream_).available(ignored) > 0;
}

template <typename Stream>
bool Session<Stream>::client_has_left() {
  pollfd state{socket_of(stream_).native_handle(), POLLRDHUP, 0};
  return ::poll(&state, 1, 0) > 0;
}

// Waits for the client's close_notify only until the next sweep of the sessions.
template <>
Task<void> Session<TlsStream>::say_goodbye() {
  set_deadline(std::chrono::milliseconds::zero());
  co_await stream_.async_shutdown(awaited);
}

template <typename Stream>
Task<void> Session<Stream>::linger() {
  error_code ignored;
  socket_of(stream_).shutdown(asio::socket_base::shutdown_send, ignored);
  set_deadline(linger_time);
  std::array<char, 4096> thrown_away;
  while (steady_now() < deadline_) {
    const auto buffer = asio::buffer(thrown_away);
    const auto result = co_await socket_of(stream_).async_read_some(buffer, awaited);
    if (std::get<0>(result)) break;
  }
}

template class Session<Socket>;
template class Session<TlsStream>;

}  // namespace glueprint
