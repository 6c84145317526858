#include "server/http/first_byte.hpp"

#include <utility>

#include <sys/socket.h>

#include "core/time/clock.hpp"

namespace glueprint {

FirstByte::FirstByte(Socket& socket, const Limits& limits, std::shared_ptr<Sessions> sessions)
    : socket_{socket},
      sessions_{std::move(sessions)},
      deadline_{steady_now() + limits.idle_timeout} {
  sessions_->add(*this);
}

FirstByte::~FirstByte() {
  sessions_->remove(*this);
}

Task<std::optional<unsigned char>> FirstByte::peek() {
  const auto result = co_await socket_.async_wait(Socket::wait_read, awaited);
  if (std::get<0>(result)) co_return std::nullopt;
  unsigned char byte = 0;
  const auto bytes = ::recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  if (bytes == 1) co_return byte;
  co_return std::nullopt;
}

void FirstByte::look(TimePoint now) {
  if (deadline_ <= now) cancel();
}

void FirstByte::drain(TimePoint cut_at) {
  deadline_ = cut_at;
  boost::system::error_code ignored;
  if (socket_.available(ignored) == 0) cancel();
}

void FirstByte::cancel() {
  boost::system::error_code ignored;
  socket_.cancel(ignored);
}

}  // namespace glueprint
