#include "server/cli/serve.hpp"

#include <csignal>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/asio/signal_set.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "server/certificate.hpp"
#include "server/cli/reload.hpp"
#include "server/clock.hpp"
#include "server/fixtures/read_access_keys.hpp"
#include "server/fixtures/read_faults.hpp"
#include "server/fixtures/read_fixtures.hpp"
#include "server/fixtures/read_timelines.hpp"
#include "server/host_name.hpp"
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

std::optional<Certificate> certificate_for(const Options& options) {
  if (options.tls_cert.has_value() != options.tls_key.has_value()) {
    throw std::invalid_argument{"--tls-cert and --tls-key go together: give both"};
  }
  if (options.tls_cert && options.tls_self_signed) {
    throw std::invalid_argument{
        "--tls-self-signed makes a certificate of its own: leave it or --tls-cert out"};
  }
  if (options.tls_cert) return read_certificate(*options.tls_cert, *options.tls_key);
  if (!options.tls_self_signed) return std::nullopt;
  auto hosts = options.allow_hosts;
  if (is_address(options.host)) hosts.push_back(options.host);
  auto certificate = make_self_signed(hosts, Clock{}.now());
  write_chain(certificate, *options.tls_self_signed);
  return certificate;
}

void say_what_is_empty(const Options& options, const std::vector<Fixture>& fixtures,
                       const Log& log) {
  if (options.fixtures.empty() || !fixtures.empty()) return;
  const std::vector<std::string> names{options.fixtures.begin(), options.fixtures.end()};
  log.info("No fixture was found in {}.", fmt::join(names, ", "));
}

void run(const Options& options, Timelines timelines, std::vector<Fixture> fixtures,
         std::vector<FaultRule> faults, std::optional<AccessKeys> access_keys) {
  const auto certificate = certificate_for(options);
  const Log log{options.log_level, options.log_format};
  say_what_is_empty(options, fixtures, log);
  Service service{options,
                  std::move(fixtures),
                  std::move(timelines),
                  std::move(faults),
                  log,
                  std::move(access_keys),
                  certificate ? certificate->chain : ""};
  asio::io_context context{1};
  Listener listener{context,      service.gateway(), options.limits, log,
                    options.host, options.port,      certificate};
  asio::signal_set signals{context, SIGINT, SIGTERM};
  std::optional<Reload> reload;
  if (options.watch) reload.emplace(context, options, service, log);
  stop_on_signal(signals, listener, reload, log);

  say_what_is_open(options, log);
  for (const auto& url : listener.urls()) std::cout << url << '\n';
  std::cout << "Ready." << std::endl;
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
  std::optional<AccessKeys> access_keys;
  if (options.verify_signatures) {
    auto keys = read_access_keys(*options.verify_signatures);
    if (has_mistakes(keys.mistakes)) return exit_refused;
    access_keys = std::move(keys.keys);
  }
  run(options, std::move(timelines), std::move(reading.fixtures), std::move(plan.rules),
      std::move(access_keys));
  return 0;
}

}  // namespace glueprint
