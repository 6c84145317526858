#include "server/cli/serve.hpp"

#include <csignal>
#include <iostream>

#include <boost/asio/signal_set.hpp>
#include <unistd.h>

#include "server/service/server.hpp"

namespace glueprint {
namespace {

constexpr int exit_refused = 2;

// Makes a closed connection and a file that may not grow errors of a call, not the end of the
// program.
void ignore_write_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

extern "C" void exit_at_once(int) {
  _exit(1);
}

// The first signal stops the server after the requests in hand, the second one at once.
void stop_on_signal(asio::signal_set& signals, Server& server) {
  signals.async_wait([&](const boost::system::error_code& error, int) {
    if (error) return;
    server.log().info("Stopping: requests in hand are finished.");
    signals.clear();
    std::signal(SIGINT, exit_at_once);
    std::signal(SIGTERM, exit_at_once);
    server.stop();
  });
}

}  // namespace

int serve(const Options& options) try {
  ignore_write_signals();
  Server server{options};
  asio::signal_set signals{server.context(), SIGINT, SIGTERM};
  stop_on_signal(signals, server);
  for (const auto& url : server.listener().urls()) std::cout << url << '\n';
  std::cout << "Ready." << std::endl;
  server.run();
  return 0;
} catch (const FileMistakes& mistakes) {
  std::cerr << mistakes.what() << '\n';
  return exit_refused;
}

}  // namespace glueprint
