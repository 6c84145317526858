#pragma once

#include <optional>

#include <boost/asio/io_context.hpp>

#include "core/log.hpp"
#include "core/options.hpp"
#include "server/http/listener.hpp"
#include "server/layouts/layout_runner.hpp"
#include "server/security/certificate.hpp"
#include "server/service/reload.hpp"
#include "server/service/service.hpp"
#include "server/service/start_files.hpp"

namespace glueprint {

// A Service with its sockets, its files and its loop: what `serve` runs, and what an embedded
// emulator runs on a thread of its own.
class Server {
 public:
  // Reads the files that the options name, and listens at once. Throws std::invalid_argument for
  // mistakes in the options, FileMistakes for those in files, ListenError and StoreError.
  explicit Server(const Options& options);

  // Answers requests until stop() and the end of the last session. Throws nothing: an exception
  // here must end neither the server nor the program around it.
  void run();

  // Accepts no more connections, and finishes the requests in hand: see Listener::stop.
  void stop();

  const Log& log() const { return log_; }
  Service& service() { return service_; }
  asio::io_context& context() { return context_; }
  const Listener& listener() const { return listener_; }

 private:
  Server(const Options& options, StartFiles files);

  Options options_;
  Log log_;
  std::optional<Certificate> certificate_;
  Service service_;
  asio::io_context context_{1};
  Listener listener_;
  std::optional<Reload> reload_;
  std::optional<LayoutRunner> layout_runner_;
};

}  // namespace glueprint
