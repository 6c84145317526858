#include "server/service/reload.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/post.hpp>
#include <fmt/format.h>

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

// What a look at the files has found: what they hold when they have changed, or why that cannot be
// taken over.
struct Reload::Found {
  std::optional<StartFiles> files;
  std::vector<std::string> errors;
};

Reload::Reload(boost::asio::io_context& context, const Options& options, Service& service,
               const Log& log)
    : context_{context},
      timer_{context},
      options_{options},
      service_{service},
      log_{log},
      seed_{both(options.fixtures, options.timelines)},
      plan_{options.faults} {
  look_later();
}

Reload::~Reload() {
  thread_.join();
}

void Reload::stop() {
  is_stopped_ = true;
  timer_.cancel();
}

void Reload::look_later() {
  timer_.expires_after(watch_interval);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (error || is_stopped_) return;
    const auto now = service_.account(options_.account).clock.now();
    boost::asio::post(thread_, [this, now] {
      auto found = std::make_shared<Found>(look(now));
      boost::asio::post(context_, [this, found] {
        if (is_stopped_) return;
        take_over(std::move(*found));
        look_later();
      });
    });
  });
}

Reload::Found Reload::look(Instant now) {
  Found found;
  const bool seed_has_changed = seed_.has_changed();
  const bool plan_has_changed = plan_.has_changed();
  if (!seed_has_changed && !plan_has_changed) return found;
  plan_is_due_ = plan_is_due_ || plan_has_changed;
  try {
    found.files = read_start_files(options_, now);
  } catch (const FileMistakes& mistakes) {
    found.errors = mistakes.lines();
    found.errors.emplace_back("The files have mistakes, so nothing was loaded again.");
  } catch (const std::exception& error) {
    found.errors.push_back(fmt::format("The files could not be loaded again: {}", error.what()));
  }
  return found;
}

void Reload::take_over(Found found) try {
  for (const auto& line : found.errors) log_.error("{}", line);
  if (!found.files) return;
  auto& files = *found.files;
  for (const auto& warning : files.warnings) log_.warn("{}", to_line(warning));
  service_.reload(files.timelines, std::move(files.fixtures));
  if (plan_is_due_) service_.replace_fault_plan(std::move(files.faults));
  plan_is_due_ = false;
  log_.info("Loaded the files that have changed.");
} catch (const std::exception& error) {
  log_.error("The files could not be loaded again: {}", error.what());
}

}  // namespace glueprint
