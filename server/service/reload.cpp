#include "server/service/reload.hpp"

#include <utility>

#include "core/limits.hpp"
#include "server/seeding/future_rows.hpp"
#include "server/seeding/read_fixtures.hpp"

namespace glueprint {

Reload::Reload(boost::asio::io_context& context, const Options& options, Service& service,
               const Log& log)
    : timer_{context}, options_{options}, service_{service}, log_{log}, watch_{options.fixtures} {
  look_again();
}

void Reload::look_again() {
  timer_.expires_after(watch_interval);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    if (watch_.has_changed()) load();
    look_again();
  });
}

void Reload::load() try {
  auto reading = read_fixtures(options_.fixtures, service_.timelines());
  for (const auto& mistake : reading.mistakes) log_.error("{}", to_line(mistake));
  if (!reading.mistakes.empty()) {
    log_.error("The fixtures have mistakes, so nothing was loaded again.");
    return;
  }
  warn_of_future_rows(reading, service_.account(options_.account).clock.now());
  for (const auto& warning : reading.warnings) log_.warn("{}", to_line(warning));
  service_.reload(std::move(reading.fixtures));
  log_.info("Loaded the fixtures that have changed.");
} catch (const std::exception& error) {
  log_.error("The fixtures could not be loaded again: {}", error.what());
}

}  // namespace glueprint
