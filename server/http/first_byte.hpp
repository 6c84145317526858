#pragma once

#include <memory>
#include <optional>

#include "core/limits.hpp"
#include "server/http/sessions.hpp"
#include "server/http/transport.hpp"

namespace glueprint {

// Looks at the first byte of a connection without taking it, so that TLS and plain HTTP can share a
// port. The deadline is that of an idle connection.
class FirstByte final : public Supervised {
 public:
  FirstByte(Socket& socket, const Limits& limits, std::shared_ptr<Sessions> sessions);
  ~FirstByte() override;

  // Nothing when the connection ends or is idle for too long.
  Task<std::optional<unsigned char>> peek();

  void look(TimePoint now) override;
  void drain(TimePoint cut_at) override;

 private:
  void cancel();

  Socket& socket_;
  std::shared_ptr<Sessions> sessions_;
  TimePoint deadline_;
};

}  // namespace glueprint
