#include "server/service/server.hpp"

#include <cstddef>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/text/host_name.hpp"
#include "core/time/clock.hpp"
#include "server/documents/folder.hpp"

namespace glueprint {
namespace {

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
  auto certificate = make_self_signed(hosts, real_now());
  write_chain(certificate, *options.tls_self_signed);
  return certificate;
}

void say_what_is_passed_over(const std::vector<std::filesystem::path>& paths, const Log& log) {
  constexpr std::size_t named_max = 10;
  const auto files = passed_over_in(paths);
  if (files.empty()) return;
  std::vector<std::string> names;
  for (const auto& file : files) {
    if (names.size() < named_max) names.push_back(file.string());
  }
  const auto others = files.size() - names.size();
  log.info("Passed over, since their names do not end in .json: {}{}.", fmt::join(names, ", "),
           others > 0 ? fmt::format(" and {} more", others) : "");
}

Log open_log(const Options& options, const StartFiles& files) {
  const Log log{options.log_level, options.log_format, options.log_requests};
  if (!options.fixtures.empty() && files.fixtures.empty()) {
    const std::vector<std::string> names{options.fixtures.begin(), options.fixtures.end()};
    log.info("No fixture was found in {}.", fmt::join(names, ", "));
  }
  for (const auto* paths : {&options.fixtures, &options.timelines, &options.faults}) {
    say_what_is_passed_over(*paths, log);
  }
  for (const auto& warning : files.warnings) log.warn("{}", to_line(warning));
  return log;
}

}  // namespace

Server::Server(const Options& options)
    : Server{options, read_start_files(options, options.clock.value_or(real_now()))} {}

Server::Server(const Options& options, StartFiles files)
    : options_{options},
      log_{open_log(options, files)},
      certificate_{certificate_for(options)},
      service_{options_, std::move(files), log_, certificate_ ? certificate_->chain : ""},
      listener_{context_,      service_.gateway(), options_.limits, log_,
                options_.host, options_.port,      certificate_} {
  if (options_.watch) reload_.emplace(context_, options_, service_, log_);
  if (options_.layout_runner.empty()) return;
  layout_runner_.emplace(
      context_,
      LayoutRunnerSettings{options_.layout_runner, options_.limits.layout_timeout,
                           listener_.urls().front()},
      service_.store(), log_);
  service_.order_layouts_from(*layout_runner_);
}

void Server::run() {
  for (;;) {
    try {
      context_.run();
      return;
    } catch (const std::exception& error) {
      log_.error("a request failed: {}", error.what());
    }
  }
}

void Server::stop() {
  listener_.stop();
  if (reload_) reload_->stop();
  if (layout_runner_) layout_runner_->stop();
}

}  // namespace glueprint
