#include "server/cli/serve.hpp"

#include <csignal>
#include <iostream>
#include <optional>
#include <utility>
#include <vector>

#include <boost/asio/signal_set.hpp>
#include <unistd.h>

#include "server/cli/reload.hpp"
#include "server/fixtures/read_faults.hpp"
#include "server/fixtures/read_fixtures.hpp"
#include "server/fixtures/read_timelines.hpp"
#include "server/http/listener.hpp"
#include "server/service.hpp"

namespace glueprint {
namespace {

constexpr int exit_refused = 2;

// A client that hangs up and a file that may not grow are errors of a call, not the end of us.
void ignore_write_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

extern "C" void exit_at_once(int) {
  _exit(1);
}

// The first signal ends the server when the requests in hand are done, the second one at once.
void stop_on_signal(asio::signal_set& signals, Listener& listener, std::optional<Reload>& reload,
                    const Log& log) {
  signals.async_wait([&](const boost::system::error_code& error, int) {
    if (error) return;
    log.info("Stopping: requests in hand are finished.");
    signals.clear();
    std::signal(SIGINT, exit_at_once);
    std::signal(SIGTERM, exit_at_once);
    listener.stop();
    if (reload) reload->stop();
  });
}

// Prints the mistakes of what was read.
bool has_mistakes(const std::vector<Mistake>& mistakes) {
  for (const auto& mistake : mistakes) std::cerr << to_line(mistake) << '\n';
  return !mistakes.empty();
}

void say_what_is_open(const Options& options, const Log& log) {
  if (options.host == "localhost" || options.host == "::1" || options.host.starts_with("127.")) {
    return;
  }
  log.warn(
      "Listening on {}: whoever reaches this machine can use this server. --host localhost "
      "keeps it to this machine.",
      options.host);
}

void run(const Options& options, Timelines timelines, std::vector<Fixture> fixtures,
         std::vector<FaultRule> faults) {
  const Log log{options.log_level, options.log_format};
  Service service{options, std::move(fixtures), std::move(timelines), std::move(faults), log};
  asio::io_context context{1};
  Listener listener{context, service.gateway(), options.limits, log, options.host, options.port};
  asio::signal_set signals{context, SIGINT, SIGTERM};
  std::optional<Reload> reload;
  if (options.watch) reload.emplace(context, options, service, log);
  stop_on_signal(signals, listener, reload, log);

  say_what_is_open(options, log);
  std::cout << listener.url() << "\nReady." << std::endl;
  context.run();
}

}  // namespace

int serve(const Options& options) {
  ignore_write_signals();
  auto told = read_timelines(options.timelines);
  if (has_mistakes(told.mistakes)) return exit_refused;
  Timelines timelines;
  for (auto& timeline : told.timelines) timelines.put(std::move(timeline));
  auto reading = read_fixtures(options.fixtures, timelines);
  if (has_mistakes(reading.mistakes)) return exit_refused;
  auto plan = read_faults(options.faults);
  if (has_mistakes(plan.mistakes)) return exit_refused;
  run(options, std::move(timelines), std::move(reading.fixtures), std::move(plan.rules));
  return 0;
}

}  // namespace glueprint
