#include "server/service/reload.hpp"

#include <utility>

#include "core/limits.hpp"
#include "server/service/start_files.hpp"

namespace glueprint {
namespace {

using Paths = std::vector<std::filesystem::path>;

Paths both(Paths paths, const Paths& more) {
  paths.insert(paths.end(), more.begin(), more.end());
  return paths;
}

}  // namespace

Reload::Reload(boost::asio::io_context& context, const Options& options, Service& service,
               const Log& log)
    : timer_{context},
      options_{options},
      service_{service},
      log_{log},
      seed_{both(options.fixtures, options.timelines)},
      plan_{options.faults} {
  look_again();
}

void Reload::look_again() {
  timer_.expires_after(watch_interval);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    const bool seed_has_changed = seed_.has_changed();
    const bool plan_has_changed = plan_.has_changed();
    if (seed_has_changed || plan_has_changed) load(plan_has_changed);
    look_again();
  });
}

void Reload::load(bool plan_has_changed) try {
  auto files = read_start_files(options_, service_.account(options_.account).clock.now());
  for (const auto& warning : files.warnings) log_.warn("{}", to_line(warning));
  service_.reload(files.timelines, std::move(files.fixtures));
  if (plan_has_changed) service_.replace_fault_plan(std::move(files.faults));
  log_.info("Loaded the files that have changed.");
} catch (const FileMistakes& mistakes) {
  for (const auto& line : mistakes.lines()) log_.error("{}", line);
  log_.error("The files have mistakes, so nothing was loaded again.");
} catch (const std::exception& error) {
  log_.error("The files could not be loaded again: {}", error.what());
}

}  // namespace glueprint
