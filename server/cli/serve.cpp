#include "server/cli/serve.hpp"

#include <csignal>
#include <iostream>

#include <unistd.h>

#include "server/cli/container.hpp"
#include "server/cli/first_steps.hpp"
#include "server/cli/stop_signals.hpp"
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

// A container's network is the business of those who started it.
void say_what_is_open(const Options& options, const Log& log) {
  const bool is_loopback =
      options.host == "localhost" || options.host == "::1" || options.host.starts_with("127.");
  if (is_loopback || runs_in_container()) return;
  log.warn(
      "Listening on {}: whoever reaches this machine can use this server. --host localhost "
      "keeps it to this machine.",
      options.host);
}

}  // namespace

int serve(const Options& options) try {
  ignore_write_signals();
  StopSignals signals;
  Server server{options};
  say_what_is_open(options, server.log());
  const StopSignals::First first{signals, server.context(), [&server] {
                                   server.log().info("Stopping: requests in hand are finished.");
                                   server.stop();
                                 }};
  for (const auto& url : server.listener().urls()) std::cout << url << '\n';
  std::cout << "Ready." << std::endl;
  if (isatty(STDOUT_FILENO) == 1) std::cout << first_steps(options, server.listener().port());
  std::cout.flush();
  server.run();
  return 0;
} catch (const FileMistakes& mistakes) {
  std::cerr << mistakes.what() << '\n';
  return exit_refused;
}

}  // namespace glueprint
